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
   */
  record Packet(
      String rid,
      String process,
      String source,
      Map<String, String> fields,
      Map<String, String> metaInfo,
      Map<String, Integer> documents,
      Instant at) {
    /** A journal from before packets had documents has neither. */
    Packet {
      documents = Objects.requireNonNullElse(documents, Map.of());
      at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }
  }

  /** How often a RID was called for. */
  record Counts(int created, int triggered) {}

  /** One call for a RID, as it came, without its token; the key is {@code rid#n}. */
  record Call(String operation, Instant at, Map<String, String> headers, String body) {}

  /**
   * An accepted workflow instance, by RID.
   *
   * @param outcome PROCESSED, REJECTED, FAILED, or null while there is none
   * @param failure why it was REJECTED or FAILED
   * @param infoRequest what it waits for, if it is paused
   */
  record Workflow(
      String rid,
      String process,
      String source,
      String id,
      Instant at,
      @Nullable String outcome,
      @Nullable String uin,
      @Nullable Failure failure,
      @Nullable String infoRequest) {
    Workflow processed(String identity) {
      return new Workflow(rid, process, source, id, at, "PROCESSED", identity, null, null);
    }

    Workflow ended(String result, Failure why) {
      return new Workflow(rid, process, source, id, at, result, null, why, null);
    }

    Workflow paused(String request) {
      return new Workflow(rid, process, source, id, at, null, null, null, request);
    }
  }

  /** An outcome that is still to happen, by RID. */
  record Pending(String rid, Instant due, boolean slowed) {}

  /** A person MOSIP knows, by UIN; without a RID if known from the first start. */
  record Identity(String uin, String vid, @Nullable String rid, boolean deceased) {}

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
