package org.vitalflow.packet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRequests;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.RawStatus;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Transaction;
import org.vitalflow.packet.Recovery.Action;

/**
 * What stands against doing something about a RID, as a code for people (design 4): the same child
 * under another RID gets a second identity.
 */
@Component
class Safety {
  private static final String SAFE = "";
  private static final String ALREADY_ACCEPTED = "ALREADY_ACCEPTED";
  private static final String ALREADY_FINAL = "ALREADY_FINAL";

  private final PacketRows rows;
  private final Watch watch;
  private final Endings endings;
  private final Evidence evidence;
  private final StatusService statuses;
  private final CredentialRequests credentials;

  Safety(
      PacketRows rows,
      Watch watch,
      Endings endings,
      Evidence evidence,
      StatusService statuses,
      CredentialRequests credentials) {
    this.rows = rows;
    this.watch = watch;
    this.endings = endings;
    this.evidence = evidence;
    this.statuses = statuses;
    this.credentials = credentials;
  }

  Map<Action, String> judged(String rid) {
    PacketRow row = rows.find(rid).orElseThrow();
    Evidence.Of said = evidence.of(rid);
    var judged = new EnumMap<Action, String>(Action.class);
    for (Action action : Action.values()) {
      judged.put(action, against(row, action, said));
    }
    return judged;
  }

  String against(String rid, Action action) {
    return against(rows.find(rid).orElseThrow(), action, evidence.of(rid));
  }

  private String against(PacketRow row, Action action, Evidence.Of said) {
    try {
      if (row.isAccepted()) {
        return ALREADY_ACCEPTED;
      }
      return switch (action) {
        case ASK_NOW -> statuses.isGranted() ? SAFE : "STATUS_NOT_GRANTED";
        case REQUEST_CREDENTIAL -> requestCredential(row, said);
        case TRIGGER_AGAIN -> triggerAgain(row, said);
        case SEND_AGAIN -> sendAgain(row, said);
        case ENTER_RESULT -> endings.withCredential(row) ? SAFE : "NO_CREDENTIAL_DUE";
        case SECOND_RID -> secondRid(row, said);
        case CLOSE_WITHOUT_ID -> SAFE;
      };
    } catch (Evidence.NotReached away) {
      return "MOSIP_NOT_REACHED";
    }
  }

  private String requestCredential(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    if (!endings.withCredential(row)) {
      return "NO_CREDENTIAL_DUE";
    }
    if (!credentials.areGranted()) {
      return "CREDENTIAL_REQUEST_NOT_GRANTED";
    }
    boolean isProcessed =
        row.status().equals(Signal.PROCESSED.name())
            || said.status().equals(Optional.of(ExternalStatus.SUCCEEDED));
    return isProcessed ? SAFE : "NOT_PROCESSED";
  }

  private String triggerAgain(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    if (row.isFinal()) {
      return ALREADY_FINAL;
    }
    if (row.status().equals("RID_RESERVED")) {
      return "PACKET_NOT_STORED";
    }
    Optional<List<Transaction>> history = said.history();
    if (history.isEmpty()) {
      return "HISTORY_NOT_GRANTED";
    }
    return history.get().isEmpty() ? SAFE : "WORKFLOW_EXISTS";
  }

  private String sendAgain(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    if (row.isFinal()) {
      return ALREADY_FINAL;
    }
    if (row.triggered() || !row.isUntold() && !row.triggerTried()) {
      return "TRIGGER_ACCEPTED";
    }
    Optional<ExternalStatus> status = said.status();
    if (status.isEmpty()) {
      return statuses.isGranted() ? "MOSIP_NOT_REACHED" : "STATUS_NOT_GRANTED";
    }
    return status.get() == ExternalStatus.UNKNOWN_RID ? SAFE : "MOSIP_KNOWS_RID";
  }

  private String secondRid(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    if (!row.isRefused()) {
      return "NOT_FINAL";
    }
    if (rows.of(row.eventId()).stream().anyMatch(other -> other.attempt() > row.attempt())) {
      return "HAS_SECOND_RID";
    }
    if (row.status().equals(Signal.PROCESSED.name())) {
      return "IDENTITY_MADE";
    }
    if (!isConclusive(row, said)) {
      return "EXTERNAL_STATUS_ALONE";
    }
    String reason = row.reason();
    if (reason != null && reason.contains("DUPLICATE") || said.isDuplicate()) {
      return "CAUSE_IS_DUPLICATE";
    }
    return said.madeNumber() ? "IDENTITY_MADE" : identity(row, said);
  }

  /** By the completed event, or by MOSIP's own status, now or before. */
  private static boolean isConclusive(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    Channel by = row.finalBy();
    if (by != null && by.isConclusive()) {
      return true;
    }
    return said.raw()
        .filter(
            raw -> raw == RawStatus.FAILED || raw == RawStatus.REJECTED || raw == RawStatus.GAVE_UP)
        .isPresent();
  }

  private String identity(PacketRow row, Evidence.Of said) throws Evidence.NotReached {
    Optional<Boolean> identity = said.identity();
    if (identity.equals(Optional.of(true))) {
      return "IDENTITY_EXISTS";
    }
    boolean isProven = identity.isPresent() && said.history().isPresent();
    return isProven || watch.isOperatorConfirmed(row.rid()) ? SAFE : "OPERATOR_MUST_CONFIRM";
  }
}
