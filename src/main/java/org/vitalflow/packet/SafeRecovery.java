package org.vitalflow.packet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.mosip.CredentialRequests;
import org.vitalflow.mosip.IdentityByRid;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;

/** Does what {@link Safety} lets pass. */
@Component
class SafeRecovery implements Recovery {
  private static final Map<String, Integer> DIGITS = Map.of("UIN", 10, "VID", 16);

  private final Safety safety;
  private final Packets packets;
  private final PacketRows rows;
  private final Watch watch;
  private final Sending sending;
  private final Asking asking;
  private final CredentialRequests credentials;
  private final IdentityByRid identities;
  private final Settlements settlements;
  private final Events events;
  private final Journal journal;

  SafeRecovery(
      Safety safety,
      Packets packets,
      PacketRows rows,
      Watch watch,
      Sending sending,
      Asking asking,
      CredentialRequests credentials,
      IdentityByRid identities,
      Settlements settlements,
      Events events,
      Journal journal) {
    this.safety = safety;
    this.packets = packets;
    this.rows = rows;
    this.watch = watch;
    this.sending = sending;
    this.asking = asking;
    this.credentials = credentials;
    this.identities = identities;
    this.settlements = settlements;
    this.events = events;
    this.journal = journal;
  }

  @Override
  public Map<Action, String> judged(String rid) {
    return safety.judged(rid);
  }

  @Override
  public String against(String rid, Action action) {
    return safety.against(rid, action);
  }

  @Override
  @Transactional
  public void requestCredential(String rid) throws MosipRefused {
    credentials.request(rid);
    watch.credentialAsked(rid);
    packets.credentialRequested(rid);
  }

  @Override
  @Transactional
  public void triggerAgain(String rid) throws MosipRefused {
    if (!sending.triggerAgain(rid)) {
      asking.askNow(rid);
    }
  }

  @Override
  @Transactional
  public void sendAgain(String rid) throws MosipRefused, PacketIncomplete, SendLater {
    sending.sendAgain(rid);
  }

  @Override
  @Transactional
  public void enterResult(String rid, Identifier identifier, String by) throws MosipRefused {
    String value = identifier.value();
    Integer digits = DIGITS.get(identifier.kind());
    if (digits == null || !value.matches("[0-9]{" + digits + "}") || !Verhoeff.isRight(value)) {
      throw new IllegalArgumentException("No number that MOSIP can have given");
    }
    if (identifier.kind().equals("UIN")) {
      identities.mustHaveUin(rid, value);
    }
    rows.find(rid).ifPresent(row -> journal.note(row.eventId(), "RESULT_ENTERED", by, rid));
    packets.learned(
        rid, new Heard(Channel.PERSON, Signal.CREDENTIAL_RECEIVED), List.of(identifier));
  }

  @Override
  @Transactional
  public void closeWithoutIdentity(String rid, String by) {
    rows.lock(rid)
        .filter(row -> !row.isAccepted())
        .ifPresent(
            row -> {
              rows.closed(rid);
              watch.forAYear(rid);
              settlements.closed(
                  row.eventId(), row.isRefused() ? "MOSIP_REFUSED" : "MOSIP_OVERDUE");
            });
  }

  @Override
  @Transactional
  public void operatorConfirmed(String rid, String by) {
    watch.operatorConfirmed(rid, by);
    rows.find(rid).ifPresent(row -> journal.note(row.eventId(), "OPERATOR_CONFIRMED", by, rid));
  }

  @Override
  @Transactional
  public String secondRid(UUID eventId, String rid) {
    Optional<PacketRow> old = rows.lock(rid).filter(PacketRow::isRefused);
    if (old.isEmpty()) {
      throw new IllegalStateException("A RID that is not refused takes no second one");
    }
    watch.forEver(rid);
    return packets.reserve(events.get(eventId));
  }
}
