package org.vitalflow.mosip;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Ids;

/** Tells MOSIP that a credential has arrived, where its operator expects that of print partners. */
@Component
public class CredentialReceipts {
  private static final String TOPIC = "CREDENTIAL_STATUS_UPDATE";

  private final Hub hub;
  private final MosipSettings settings;
  private final Ids ids;
  private final InstantSource clock;

  CredentialReceipts(Hub hub, MosipSettings settings, Ids ids, InstantSource clock) {
    this.hub = hub;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether MOSIP's operator wants to hear of it. */
  public boolean areWanted() {
    return settings.publishStatus();
  }

  /**
   * Publishes that the credential of a request was stored.
   *
   * @param requestId the event's {@code transactionId}
   * @throws MosipMisconfigured where our client lacks the role
   * @throws MosipUnavailable where the hub did not take it
   */
  public void publish(String requestId) {
    String now = MosipTime.of(clock.instant());
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", ids.next().toString());
    event.put("requestId", requestId);
    event.put("status", "STORED");
    event.put("timestamp", now);
    event.put("url", null);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("publisher", settings.partnerId());
    model.put("topic", TOPIC);
    model.put("publishedOn", now);
    model.put("event", event);
    hub.publish(TOPIC, model);
  }
}
