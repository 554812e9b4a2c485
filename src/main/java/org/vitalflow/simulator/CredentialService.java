package org.vitalflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Credentials and the requests for them: MOSIP's own after a birth, and those of a partner. */
@Component
class CredentialService {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialService.class);

  private final Store store;
  private final Faults faults;
  private final Identities identities;
  private final Events events;
  private final Outbox outbox;
  private final DataShareController shares;
  private final Duration time;

  CredentialService(
      Store store,
      Faults faults,
      Identities identities,
      Events events,
      Outbox outbox,
      DataShareController shares,
      SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.faults = faults;
    this.identities = identities;
    this.events = events;
    this.outbox = outbox;
    this.shares = shares;
    this.time = Duration.ofMillis(settings.processingMillis());
  }

  /** Publishes the credential of a child; gives the keys of the deliveries that are early. */
  Set<String> ofBirth(Store.Change change, Rows.Identity child, Instant notBefore) {
    var request =
        requested(
            UUID.randomUUID().toString(),
            String.valueOf(child.rid()),
            "vercred",
            Client.MOSIP_PARTNER,
            Map.of());
    return publish(change, request, child, notBefore);
  }

  static Rows.CredentialRequest requested(
      String id, String subject, String type, String issuer, Map<String, Object> additional) {
    Instant now = Instant.now();
    return new Rows.CredentialRequest(
        id, subject, type, issuer, additional, "NEW", "Request created", now, now, null);
  }

  /** Takes a request on, or one that is to be tried again; a job looks at it later. */
  void take(Store.Change change, Rows.CredentialRequest request) {
    change.put(store.credentialRequests, request.id(), request);
    Instant due = Instant.now().plus(time);
    change.put(store.credentialsDue, request.id(), new Rows.CredentialDue(request.id(), due));
  }

  /** Issues every credential that is due. */
  void sweep() {
    Instant now = Instant.now();
    for (Rows.CredentialDue due : store.credentialsDue.values()) {
      if (!due.at().isAfter(now)) {
        try {
          store.update(change -> issue(change, due));
        } catch (RuntimeException e) {
          LOG.error("A credential could not be issued: {}", e.getClass().getSimpleName());
        }
      }
    }
  }

  private void issue(Store.Change change, Rows.CredentialDue due) {
    change.remove(store.credentialsDue, due.request());
    Rows.CredentialRequest request = store.credentialRequests.find(due.request()).orElseThrow();
    if (request.status().equals("CANCELLED")) {
      return;
    }
    Optional<Rows.Identity> person = identities.find(request.subject());
    if (person.isEmpty() || !request.issuer().equals(Client.MOSIP_PARTNER)) {
      String why = person.isEmpty() ? "No Record(s) found" : "policy is not available";
      change.put(store.credentialRequests, request.id(), request.now("FAILED", why, null));
    } else {
      publish(change, request, person.get(), Instant.now());
    }
  }

  private Set<String> publish(
      Store.Change change,
      Rows.CredentialRequest request,
      Rows.Identity person,
      Instant notBefore) {
    String rid = person.rid() == null ? "" : person.rid();
    Events.Credential made =
        events.credential(request.subject(), person.vid(), identities.fieldsOf(person));
    boolean shared =
        faults
            .take(Place.DELIVER, EnumSet.of(Effect.DATA_SHARE), faults.subjectOf(rid))
            .isPresent();
    String share = shared ? shares.share(change, made) : null;
    Map<String, Object> additional = new HashMap<>(request.additional());
    if (!rid.isEmpty()) {
      additional.putIfAbsent("registrationId", rid);
    }
    String body = events.issued(made, request.id(), additional, share);
    change.put(
        store.credentialRequests,
        request.id(),
        request.now("ISSUED", "credentials issued to partner", share));
    String kind = shared ? Effect.DATA_SHARE.name() : Outbox.REAL;
    return outbox.publish(change, Topics.CREDENTIAL, rid, body, kind, notBefore);
  }
}
