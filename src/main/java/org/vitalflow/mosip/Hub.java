package org.vitalflow.mosip;

import feign.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * MOSIP's hub in our words. Acceptance is not yet a subscription: the hub asks our callback first.
 */
@Component
class Hub {
  private final HubClient client;
  private final Tokens tokens;
  private final MosipSettings settings;
  private final Remotes remotes;

  Hub(HubClient client, Tokens tokens, MosipSettings settings, Remotes remotes) {
    this.remotes = remotes;
    this.client = client;
    this.tokens = tokens;
    this.settings = settings;
  }

  /**
   * Asks for a topic's events at a callback path; fails with {@link MosipMisconfigured} where our
   * client lacks the role.
   *
   * @return whether the hub says that this subscription lives already
   */
  boolean subscribe(Topic topic, String path, String secret) {
    HubAnswer answer =
        ask(
            "subscribe",
            cookie -> client.subscribe(cookie, form("subscribe", topic, path, secret)));
    if (!answer.isAlreadyRegistered()) {
      check("subscribe", answer, needed(topic));
    }
    return answer.isAlreadyRegistered();
  }

  /** Asks the hub to stop calling a path. */
  void unsubscribe(Topic topic, String path, String secret) {
    HubAnswer answer =
        ask(
            "unsubscribe",
            cookie -> client.subscribe(cookie, form("unsubscribe", topic, path, secret)));
    check("unsubscribe", answer, needed(topic));
  }

  /** Publishes one event; fails with {@link MosipMisconfigured} where our client lacks the role. */
  void publish(String topic, Object event) {
    HubAnswer answer = ask("publish", cookie -> client.publish(cookie, "publish", topic, event));
    check(
        "publish",
        answer,
        "give MOSIP's client %s the role PUBLISH_%s_GENERAL".formatted(settings.clientId(), topic));
  }

  private LinkedMultiValueMap<String, String> form(
      String mode, Topic topic, String path, String secret) {
    var form = new LinkedMultiValueMap<String, String>();
    form.put("hub.mode", List.of(mode));
    form.put("hub.topic", List.of(topic.name(settings.partnerId())));
    form.put("hub.callback", List.of(settings.callbackBaseUrl() + "/websub/" + path));
    form.put("hub.secret", List.of(secret));
    return form;
  }

  private String needed(Topic topic) {
    String role = "give MOSIP's client %s the role %s".formatted(settings.clientId(), topic.role());
    return topic == Topic.CREDENTIAL
        ? role + ", and MOSIP_CLIENT_ID must equal MOSIP_PARTNER_ID"
        : role;
  }

  /** The hub refuses an ended token like a missing role, so a refusal is asked about once more. */
  private HubAnswer ask(String operation, Function<String, Response> call) {
    String cookie = tokens.cookie();
    HubAnswer answer = once(operation, () -> call.apply(cookie));
    if (!answer.isUnauthorised()) {
      return answer;
    }
    tokens.forget(cookie);
    String fresh = tokens.cookie();
    return once(operation, () -> call.apply(fresh));
  }

  private HubAnswer once(String operation, Supplier<Response> call) {
    return remotes.guarded(
        Remote.HUB,
        () -> {
          HubAnswer answer = HubAnswer.of(operation, call);
          if (answer.status() >= 500 && !answer.isUnauthorised()) {
            throw new MosipUnavailable(operation + ": HTTP " + answer.status());
          }
          return answer;
        });
  }

  private static void check(String operation, HubAnswer answer, String remedy) {
    if (answer.isUnauthorised()) {
      throw new MosipMisconfigured(operation + ": MOSIP's hub refuses our client: " + remedy);
    }
    if (!answer.isAccepted()) {
      throw new MosipUnavailable(
          operation + ": HTTP " + answer.status() + " without the hub's acceptance");
    }
  }
}
