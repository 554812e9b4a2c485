package org.vitalflow.packet;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.MosipReason;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.RawStatus;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.TransactionService;
import org.vitalflow.mosip.WorkflowSearch;
import org.vitalflow.platform.NotNow;

/**
 * Asks MOSIP about a RID for a person who waits: that MOSIP cannot be asked is an answer too, and
 * never a reason to let that person wait.
 */
@Component
class Asking {
  private final StatusService statuses;
  private final WorkflowSearch workflows;
  private final TransactionService transactions;
  private final Packets packets;
  private final PacketRows rows;
  private final Watch watch;
  private final Inquiries inquiries;
  private final Holds holds;

  Asking(
      StatusService statuses,
      WorkflowSearch workflows,
      TransactionService transactions,
      Packets packets,
      PacketRows rows,
      Watch watch,
      Inquiries inquiries,
      Holds holds) {
    this.statuses = statuses;
    this.workflows = workflows;
    this.transactions = transactions;
    this.packets = packets;
    this.rows = rows;
    this.watch = watch;
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
    said.flatMap(status -> heard(rid, status))
        .ifPresent(heard -> packets.learned(rid, heard, List.of()));
  }

  /**
   * What an external status comes to. MOSIP publishes nothing where it gives up, so a refusal may
   * be all that is ever heard; its own status then says more where it can be had.
   */
  Optional<Heard> heard(String rid, ExternalStatus status) {
    return switch (status) {
      case SUCCEEDED -> Optional.of(new Heard(Channel.STATUS, Signal.PROCESSED));
      case FAILED -> refused(rid, Signal.FAILED);
      case REJECTED_OR_GIVEN_UP -> refused(rid, Signal.REJECTED);
      case UNKNOWN_RID, IN_PROGRESS -> Optional.empty();
    };
  }

  private Optional<Heard> refused(String rid, Signal external) {
    Optional<RawStatus> raw = asked(() -> workflows.of(rid));
    raw.ifPresent(own -> watch.raw(rid, own));
    if (raw.isEmpty()) {
      return Optional.of(new Heard(Channel.STATUS, external));
    }
    return switch (raw.get()) {
      case PROCESSED -> Optional.of(new Heard(Channel.RAW, Signal.PROCESSED));
      case FAILED, GAVE_UP -> Optional.of(new Heard(Channel.RAW, Signal.FAILED));
      case REJECTED -> Optional.of(new Heard(Channel.RAW, Signal.REJECTED));
      case NO_WORKFLOW -> Optional.of(new Heard(Channel.STATUS, external));
      case IN_PROGRESS -> Optional.empty();
    };
  }

  /** Adds the cause and MOSIP's own code of it to the bare refusal, and counts the refusal. */
  void findOutWhy(String rid) {
    PacketRow row = rows.find(rid).orElseThrow();
    asked(() -> transactions.history(rid).flatMap(MosipReason::of))
        .map(why -> why.code() + " " + why.subStatus())
        .or(() -> watch.gaveUp(rid) ? Optional.of("GAVE_UP") : Optional.empty())
        .ifPresent(cause -> rows.explained(rid, (row.reason() + " " + cause).strip()));
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
