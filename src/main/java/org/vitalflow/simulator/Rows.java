package org.vitalflow.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of the store's tables; their JSON is what the journal holds. */
final class Rows {
  private Rows() {}

  /**
   * A stored packet, by RID; the fields are those its own schema names.
   *
   * @param documents the documents it names, with the length of their content, 0 where it is absent
   * @param schemaVersion the version it says it is of
   * @param at when it was created
   */
  record Packet(
      String rid,
      String process,
      String source,
      Map<String, String> fields,
      Map<String, String> metaInfo,
      Map<String, Integer> documents,
      String schemaVersion,
      Instant at) {
    /** A journal from before packets had documents has none of the three. */
    Packet {
      documents = Objects.requireNonNullElse(documents, Map.of());
      schemaVersion = Objects.requireNonNullElse(schemaVersion, "0");
      at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }
  }

  /** How often a RID was called for. */
  record Counts(int created, int triggered) {}

  /** One call for a RID, as it came, without its token; the key is {@code rid#n}. */
  record Call(String operation, Instant at, Map<String, String> headers, String body) {}

  /**
   * An outcome that is still to happen, by RID.
   *
   * @param slowed whether a fault has already delayed it
   * @param tries how often its packet was looked for in vain
   * @param correction the packet with more information that must be there, if it was paused
   */
  record Pending(String rid, Instant due, boolean slowed, int tries, @Nullable String correction) {
    /** The key of the packet without which nothing goes on. */
    String packet() {
      return correction == null ? rid : correction;
    }
  }

  /** A person MOSIP knows, by UIN; without a RID if known from the first start. */
  record Identity(String uin, String vid, @Nullable String rid, boolean deceased) {}

  /** The demographic data that updates and a death added to a person's, by UIN. */
  record Amendment(Map<String, String> fields) {}

  /**
   * A credential that was asked for, by the id of the request.
   *
   * @param subject whose it is: a UIN, a VID or a RID
   * @param additional what goes into the event as it is
   * @param status NEW, RETRY, ISSUED, FAILED or CANCELLED
   * @param url where a shared one can be fetched
   */
  record CredentialRequest(
      String id,
      String subject,
      String type,
      String issuer,
      Map<String, Object> additional,
      String status,
      String comment,
      Instant created,
      Instant updated,
      @Nullable String url) {
    CredentialRequest now(String state, String why, @Nullable String share) {
      Instant now = Instant.now();
      return new CredentialRequest(
          id, subject, type, issuer, additional, state, why, created, now, share);
    }
  }

  /** When a credential that was asked for is due, by the id of the request. */
  record CredentialDue(String request, Instant at) {}

  /** The last number given out for a centre and its machine. */
  record Sequence(int last) {}

  /** A topic of the hub, by its normal name. */
  record Topic(String name) {}

  /**
   * A verified subscriber of a topic.
   *
   * @param live false after a failed delivery
   * @param committed whether it ever took an event
   */
  record Subscription(
      String topic, String callback, String secret, boolean live, boolean committed) {
    Subscription live(boolean now) {
      return new Subscription(topic, callback, secret, now, committed);
    }

    Subscription withCommit() {
      return new Subscription(topic, callback, secret, live, true);
    }
  }

  /** An event that one subscriber has not yet taken. */
  record Outbound(
      String subscription, String topic, String rid, String body, String kind, Instant notBefore) {
    Outbound later(String newKind, Instant then) {
      return new Outbound(subscription, topic, rid, body, newKind, then);
    }
  }

  /**
   * One try of a delivery.
   *
   * @param status the callback's answer; 0 where there was none, null where nothing was sent
   */
  record Delivery(String topic, String rid, Instant at, @Nullable Integer status, String kind) {}

  /**
   * A credential that waits to be fetched.
   *
   * @param signature of its clear text, detached; empty in a journal from before shares had one
   * @param fetched how often it was
   */
  record Share(String credential, String signature, int fetched) {
    Share {
      signature = Objects.requireNonNullElse(signature, "");
    }

    Share once() {
      return new Share(credential, signature, fetched + 1);
    }
  }
}
