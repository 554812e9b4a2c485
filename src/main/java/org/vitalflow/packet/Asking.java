package org.vitalflow.packet;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.MosipReason;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.TransactionService;
import org.vitalflow.platform.NotNow;

/**
 * Asks MOSIP about a RID for a person who waits: that MOSIP cannot be asked is an answer too, and
 * never a reason to let that person wait.
 */
@Component
class Asking {
  private final StatusService statuses;
  private final TransactionService transactions;
  private final Packets packets;
  private final PacketRows rows;
  private final Inquiries inquiries;
  private final Holds holds;

  Asking(
      StatusService statuses,
      TransactionService transactions,
      Packets packets,
      PacketRows rows,
      Inquiries inquiries,
      Holds holds) {
    this.statuses = statuses;
    this.transactions = transactions;
    this.packets = packets;
    this.rows = rows;
    this.inquiries = inquiries;
    this.holds = holds;
  }

  private interface Question<T> {
    Optional<T> ask() throws MosipRefused;
  }

  /** Asks the status service; what it says for good is folded like any other signal. */
  void askNow(String rid) {
    if (!statuses.isGranted()) {
      inquiries.answered(rid, "NOT_GRANTED");
      return;
    }
    Optional<ExternalStatus> said =
        asked(() -> Optional.ofNullable(statuses.of(List.of(rid)).get(rid)));
    inquiries.answered(rid, said.map(Enum::name).orElse("NOT_REACHED"));
    said.flatMap(Asking::signal).ifPresent(signal -> packets.learned(rid, signal));
  }

  private static Optional<Signal> signal(ExternalStatus status) {
    return switch (status) {
      case SUCCEEDED -> Optional.of(Signal.PROCESSED);
      case FAILED -> Optional.of(Signal.FAILED);
      // MOSIP publishes nothing where it gives up, so this may be all that is ever heard
      case REJECTED_OR_GIVEN_UP -> Optional.of(Signal.REJECTED);
      case UNKNOWN_RID, IN_PROGRESS -> Optional.empty();
    };
  }

  /** Adds the cause and MOSIP's own code of it to the bare refusal, and counts the refusal. */
  void findOutWhy(String rid) {
    PacketRow row = rows.find(rid).orElseThrow();
    asked(() -> transactions.history(rid).flatMap(MosipReason::of))
        .ifPresent(
            why ->
                rows.explained(
                    rid, "%s %s %s".formatted(row.reason(), why.code(), why.subStatus()).strip()));
    rows.find(rid).ifPresent(holds::refused);
  }

  private static <T> Optional<T> asked(Question<T> question) {
    try {
      return question.ask();
    } catch (MosipRefused | MosipUnavailable | NotNow notTold) {
      return Optional.empty();
    }
  }
}
