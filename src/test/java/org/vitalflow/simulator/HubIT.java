package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a subscription at MOSIP's hub, and what can go wrong with its deliveries. */
class HubIT {
  private static final String SECRET = "a-secret";

  @TempDir Path folder;
  private RunningSimulator simulator;
  private Callback callback;

  @BeforeEach
  void start() throws Exception {
    simulator =
        new RunningSimulator(
            folder, "--SIMULATOR_PROCESSING_MILLIS=200", "--simulator.hub-retry-millis=50");
    callback = new Callback();
  }

  @AfterEach
  void stop() {
    simulator.close();
    callback.close();
  }

  private HttpResponse<String> subscribe(String topic, String path) throws Exception {
    return subscribe(topic, path, SECRET, simulator.cookie());
  }

  private HttpResponse<String> subscribe(String topic, String path, String secret, String cookie)
      throws Exception {
    return simulator.form(
        "/hub",
        Map.of(
            "hub.mode",
            "subscribe",
            "hub.topic",
            topic,
            "hub.callback",
            callback.address(path),
            "hub.secret",
            secret),
        "Cookie",
        cookie);
  }

  private void subscribeBoth() throws Exception {
    assertThat(subscribe(Topics.COMPLETED, "/completed").statusCode()).isEqualTo(202);
    assertThat(subscribe(Topics.CREDENTIAL, "/credential").statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> callback.intents.size() == 2);
    Awaitility.await().until(() -> subscriptions().size() == 2);
  }

  private List<String> subscriptions() throws Exception {
    return Files.readAllLines(folder.resolve("journal.jsonl")).stream()
        .filter(line -> line.contains("\"t\":\"subscription\"") && line.contains("\"live\":true"))
        .toList();
  }

  @Test
  void aBirthIsToldTwiceAndTheCredentialOpensWithThePartnersKey() throws Exception {
    subscribeBoth();
    String rid = simulator.sendBirth();
    Awaitility.await().until(() -> callback.heard.size() == 2);

    Callback.Heard completed = heardAt("/completed").get(0);
    assertThat(completed.signature()).isEqualTo("sha256=" + hmac(completed.body()));
    JsonNode flat = RunningSimulator.JSON.readTree(completed.body());
    assertThat(flat.path("instanceId").asText()).isEqualTo(rid);
    assertThat(flat.path("resultCode").asText()).isEqualTo("PROCESSED");
    assertThat(flat.path("errorCode").isNull()).isTrue();

    Callback.Heard issued = heardAt("/credential").get(0);
    assertThat(issued.signature()).isEqualTo("sha256=" + hmac(issued.body()));
    JsonNode data = RunningSimulator.JSON.readTree(issued.body()).at("/event/data");
    assertThat(data.path("registrationId").asText()).isEqualTo(rid);
    JsonNode subject = opened(data.path("credential").asText()).path("credentialSubject");
    assertThat(subject.path("id").asText()).endsWith("/" + rid);
    assertThat(Numbers.isVid(subject.path("VID").asText())).isTrue();
    assertThat(subject.at("/fullName/0/value").asText()).isEqualTo("Asha fullName");
  }

  @Test
  void aDeathIsToldOnTheCompletedTopicAlone() throws Exception {
    subscribeBoth();
    ObjectNode death = RunningSimulator.packet(RunningSimulator.rid(), "CRVS_DEATH");
    death
        .withObject("/request/fields")
        .put("UIN", "9432851054273815")
        .put("declaredAsDeceased", "Y");
    String rid = simulator.send(death);
    String birth = simulator.sendBirth();
    Awaitility.await().until(() -> callback.heard.size() == 3);
    assertThat(heardAt("/completed")).hasSize(2);
    assertThat(heardAt("/credential")).singleElement().matches(h -> h.body().contains(birth));
    assertThat(heardAt("/completed")).anyMatch(h -> h.body().contains(rid));
  }

  @Test
  void theTopicsRoleAndThePartnersNameDecideWhoMayHear() throws Exception {
    HttpResponse<String> other =
        subscribe(Topics.COMPLETED, "/completed", SECRET, simulator.cookie("crvs-demo"));
    assertThat(other.statusCode()).isEqualTo(500);
    assertThat(other.body()).startsWith("hub.mode=denied");
    assertThat(subscribe("another/CREDENTIAL_ISSUED", "/x").statusCode()).isEqualTo(500);
    assertThat(subscribe(Topics.COMPLETED, "/x", SECRET, "none=1").statusCode()).isEqualTo(500);
    assertThat(subscribe(Topics.COMPLETED, "/x", "", simulator.cookie()).statusCode())
        .isEqualTo(500);
    assertThat(callback.intents).isEmpty();
  }

  @Test
  void aSecondSubscriptionOfALiveOneIsDenied() throws Exception {
    subscribeBoth();
    assertThat(subscribe(Topics.COMPLETED, "/completed").statusCode()).isEqualTo(202);
    Awaitility.await().until(() -> callback.intents.size() == 3);
    assertThat(callback.intents.get(2))
        .containsEntry("hub.mode", "denied")
        .containsEntry("hub.topic", Topics.COMPLETED)
        .containsEntry("hub.reason", "Subscriber has already registered with the Hub");
  }

  @Test
  void oneFailedDeliverySilencesTheSubscriberUntilItSubscribesAgainWithItsFirstSecret()
      throws Exception {
    subscribeBoth();
    callback.answer = 500;
    String first = simulator.sendBirth();
    Awaitility.await().until(() -> callback.heard.size() == 2);
    callback.answer = 202;
    String second = simulator.sendBirth();
    Awaitility.await().until(() -> simulator.outcomeOf(second).equals("PROCESSED"));
    Awaitility.await().during(Duration.ofMillis(300)).until(() -> callback.heard.size() == 2);

    subscribe(Topics.COMPLETED, "/completed", "another-secret", simulator.cookie());
    Awaitility.await().until(() -> heardAt("/completed").size() == 3);
    List<Callback.Heard> again = heardAt("/completed").subList(1, 3);
    assertThat(again.get(0).body()).contains(first);
    assertThat(again.get(1).body()).contains(second);
    assertThat(again).allMatch(h -> h.signature().equals("sha256=" + hmac(h.body())));
    assertThat(simulator.get("/simulator/deliveries").findValuesAsText("status"))
        .containsExactlyInAnyOrder("500", "500", "202", "202");
  }

  @Test
  void theExtrasComeBesideTheRealDeliveryAndCannotHurtIt() throws Exception {
    subscribeBoth();
    for (String effect : List.of("DUPLICATE", "FORGE", "UNKNOWN_RID")) {
      simulator.fault(Map.of("at", "deliver", "effect", effect, "times", 2));
    }
    String rid = simulator.sendBirth();
    Awaitility.await().until(() -> callback.heard.size() == 8);
    List<Callback.Heard> completed = heardAt("/completed");
    assertThat(completed.get(0).signature())
        .isNotEqualTo("sha256=" + hmac(completed.get(0).body()));
    assertThat(completed.get(1).body()).doesNotContain(rid);
    assertThat(completed.get(3)).isEqualTo(completed.get(2));
    assertThat(simulator.get("/simulator/deliveries").findValuesAsText("kind"))
        .containsExactlyInAnyOrder(
            "FORGE",
            "FORGE",
            "UNKNOWN_RID",
            "UNKNOWN_RID",
            "REAL",
            "REAL",
            "DUPLICATE",
            "DUPLICATE");
    assertThat(simulator.get("/simulator/faults")).isEmpty();
  }

  @Test
  void anEarlyDeliveryIsThereBeforeTheTriggersAnswer() throws Exception {
    subscribeBoth();
    simulator.fault(Map.of("at", "deliver", "effect", "EARLY", "times", 2));
    String rid = RunningSimulator.rid();
    simulator.createPacket(RunningSimulator.birth(rid).toString(), "Cookie", simulator.cookie());
    simulator.trigger(
        RunningSimulator.trigger(rid, "CRVS_NEW").toString(), "Cookie", simulator.cookie());
    assertThat(callback.heard).hasSize(2);
  }

  @Test
  void aLostDeliveryNeverComesAndADroppedSubscriberGetsItAfterSubscribingAgain() throws Exception {
    subscribe(Topics.COMPLETED, "/completed");
    Awaitility.await().until(() -> subscriptions().size() == 1);
    simulator.fault(Map.of("at", "deliver", "effect", "LOSE"));
    simulator.fault(Map.of("at", "deliver", "effect", "DROP_SUBSCRIBER"));
    String lost = simulator.sendBirth();
    Awaitility.await().until(() -> simulator.get("/simulator/deliveries").size() == 1);
    String kept = simulator.sendBirth();
    Awaitility.await().until(() -> simulator.get("/simulator/deliveries").size() == 2);
    assertThat(callback.heard).isEmpty();
    subscribe(Topics.COMPLETED, "/completed");
    Awaitility.await().until(() -> callback.heard.size() == 1);
    assertThat(callback.heard.get(0).body()).contains(kept).doesNotContain(lost);
  }

  @Test
  void aReorderedDeliveryIsOvertaken() throws Exception {
    subscribe(Topics.COMPLETED, "/completed");
    Awaitility.await().until(() -> subscriptions().size() == 1);
    simulator.fault(Map.of("at", "deliver", "effect", "REORDER", "delayMillis", 1000));
    String first = simulator.sendBirth();
    String second = simulator.sendBirth();
    Awaitility.await().until(() -> callback.heard.size() == 2);
    assertThat(callback.heard.get(0).body()).contains(second);
    assertThat(callback.heard.get(1).body()).contains(first);
  }

  @Test
  void aSharedCredentialIsFetchedWithTheToken() throws Exception {
    subscribeBoth();
    simulator.fault(Map.of("at", "deliver", "effect", "DATA_SHARE"));
    simulator.sendBirth();
    Awaitility.await().until(() -> heardAt("/credential").size() == 1);
    JsonNode event =
        RunningSimulator.JSON.readTree(heardAt("/credential").get(0).body()).path("event");
    assertThat(event.path("data").has("credential")).isFalse();
    String path = java.net.URI.create(event.path("dataShareUri").asText()).getPath();
    assertThat(simulator.send(simulator.to(path)).statusCode()).isEqualTo(401);
    String encrypted =
        simulator.send(simulator.to(path).header("Cookie", simulator.cookie())).body();
    assertThat(opened(encrypted).at("/credentialSubject/VID").asText()).hasSize(16);
  }

  private List<Callback.Heard> heardAt(String path) {
    return callback.heard.stream().filter(heard -> heard.path().equals(path)).toList();
  }

  private static String hmac(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode opened(String encrypted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "partner-demo-secret".toCharArray();
    try (InputStream in = Files.newInputStream(folder.resolve("partner.p12"))) {
      store.load(in, password);
    }
    byte[] all = Base64.getUrlDecoder().decode(encrypted);
    int key = 6 + 32;
    int aad = key + 256 + "#KEY_SPLITTER#".length();
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(
        Cipher.DECRYPT_MODE,
        (PrivateKey) store.getKey("partner", password),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] session = rsa.doFinal(Arrays.copyOfRange(all, key, key + 256));
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(session, "AES"),
        new GCMParameterSpec(128, all, aad, 12));
    aes.updateAAD(all, aad, 32);
    return RunningSimulator.JSON.readTree(aes.doFinal(all, aad + 32, all.length - aad - 32));
  }
}
