package org.vitalflow.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the store's tables; their JSON is what the journal holds. */
final class Rows {
  private Rows() {}

  /** A stored packet, by RID; the fields are those its own schema names. */
  record Packet(
      String rid,
      String process,
      String source,
      Map<String, String> fields,
      Map<String, String> metaInfo) {}

  /** How often a RID was called for. */
  record Counts(int created, int triggered) {}

  /** One call for a RID, as it came, without its token; the key is {@code rid#n}. */
  record Call(String operation, Instant at, Map<String, String> headers, String body) {}

  /**
   * An accepted workflow instance, by RID.
   *
   * @param outcome PROCESSED, REJECTED, FAILED, or null while there is none
   */
  record Workflow(
      String rid,
      String process,
      String source,
      String id,
      Instant at,
      @Nullable String outcome,
      @Nullable String uin) {
    Workflow ended(String result, @Nullable String identity) {
      return new Workflow(rid, process, source, id, at, result, identity);
    }
  }

  /** An outcome that is still to happen, by RID. */
  record Pending(String rid, Instant due, boolean slowed) {}

  /** A person MOSIP knows, by UIN; without a RID if known from the first start. */
  record Identity(String uin, String vid, @Nullable String rid, boolean deceased) {}

  /** A verified subscriber of a topic; not live after a failed delivery. */
  record Subscription(String topic, String callback, String secret, boolean live) {
    Subscription live(boolean now) {
      return new Subscription(topic, callback, secret, now);
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

  /** A credential that waits to be fetched. */
  record Share(String credential) {}
}
