package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who may call MOSIP's hub, and how its requests are read. */
class HubIT extends HubTopics {
  @Test
  void theTopicsRoleDecidesWhoMayHear() throws Exception {
    String url = subscriber.callback.address("/x");
    Map<String, String> form =
        Map.of("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", url, "hub.secret", "s");
    for (String cookie : List.of(simulator.cookie("crvs-demo"), "none=1", "Authorization=x")) {
      HttpResponse<String> answer = simulator.form("/hub", form, "Cookie", cookie);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .isEqualTo("hub.mode=denied&hub.reason=Subscriber is not authorized");
    }
    assertThat(simulator.form("/hub", form).statusCode()).as("no cookie").isEqualTo(500);
    assertThat(subscriber.ask("subscribe", "OTHER_TOPIC", "s").statusCode()).isEqualTo(500);
    assertThat(subscriber.ask("unsubscribe", "OTHER_TOPIC", "s").statusCode()).isEqualTo(500);
    assertThat(subscriber.ask("subscribe", topic, "").statusCode()).as("secret").isEqualTo(500);
    assertThat(subscriber.callback.intents).isEmpty();
  }

  @Test
  void aPartnersTopicIsHeardByThatPartnerAlone() throws Exception {
    String own = Client.MOSIP_PARTNER + "/OWN";
    assertThat(subscriber.ask("subscribe", "another/OWN", "s").statusCode()).isEqualTo(500);
    subscriber.subscribe(own);
    published(own, "1");
    published("another/OWN", "2");
    published(own, "3");
    awaitBodies("1", "3");
  }

  @Test
  void whoMayNotTellIsDeniedWithTwoHundred() throws Exception {
    assertThat(publish("OTHER_TOPIC", "{}").body())
        .isEqualTo("hub.mode=denied&hub.reason=Publisher is not authorized");
    for (String mode : List.of("register", "deregister")) {
      HttpResponse<String> answer = Subscriber.call(simulator, mode, "hub.topic", "OTHER_TOPIC");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("hub.mode=denied&hub.reason=Publisher is not authorized");
    }
  }

  @Test
  void aTopicIsRegisteredOnceAndDeregisteredOnce() throws Exception {
    assertThat(register("register")).isEqualTo("hub.mode=accepted");
    assertThat(register("register"))
        .isEqualTo("hub.mode=denied&hub.reason=Topic has already registered with the Hub");
    assertThat(register("deregister")).isEqualTo("hub.mode=accepted");
    assertThat(register("deregister"))
        .isEqualTo("hub.mode=denied&hub.reason=Topic has not been registered in the Hub");
  }

  @Test
  void subscribingAndPublishingMakeTheTopicTheyName() throws Exception {
    subscriber.callback.intentAnswer = 404;
    subscriber.asked("subscribe", topic, "s");
    assertThat(register("register")).contains("already registered");
    register("deregister");
    published(topic, "{}");
    assertThat(register("register")).contains("already registered");
  }

  @Test
  void namesThatDifferOnlyInSignsAreOneTopic() throws Exception {
    subscriber.subscribe("TWO-NAMES");
    published("TWO_NAMES", "1");
    awaitBodies("1");
  }

  @Test
  void aFormIsReadFromTheFormAndAnyOtherBodyFromTheQuery() throws Exception {
    subscriber.subscribe(topic);
    String query = "/hub?hub.mode=publish&hub.topic=" + topic;
    Map<String, String> form = Map.of("hub.mode", "publish", "hub.topic", topic);
    assertThat(simulator.form(query, Map.of("a", "b"), "Cookie", simulator.cookie()).statusCode())
        .as("a form whose parameters stand in the query")
        .isEqualTo(400);
    assertThat(
            simulator.form("/hub?hub.mode=other", form, "Cookie", simulator.cookie()).statusCode())
        .isEqualTo(200);
    assertThat(
            simulator
                .post("/hub", "{\"hub.mode\":\"publish\"}", "Cookie", simulator.cookie())
                .statusCode())
        .isEqualTo(400);
    published(topic, "2");
    Awaitility.await().until(() -> subscriber.bodies().size() == 2);
    assertThat(RunningSimulator.JSON.readTree(subscriber.bodies().get(0)))
        .isEqualTo(RunningSimulator.JSON.valueToTree(form));
  }

  @Test
  void anUnreadableRequestIsRefusedWithFourHundred() throws Exception {
    for (String body : List.of("{", "")) {
      assertThat(publish(body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(Subscriber.call(simulator, "explode", "hub.topic", topic).statusCode())
        .isEqualTo(400);
    for (String mode : List.of("subscribe", "unsubscribe", "register", "deregister")) {
      assertThat(Subscriber.call(simulator, mode).statusCode()).as(mode).isEqualTo(400);
    }
    assertThat(Subscriber.call(simulator, "subscribe", "hub.topic", topic).statusCode())
        .isEqualTo(400);
    HttpRequest.Builder untyped =
        simulator.to("/hub").POST(HttpRequest.BodyPublishers.ofString("hub.mode=register"));
    assertThat(simulator.send(untyped).statusCode()).isEqualTo(400);
  }
}
