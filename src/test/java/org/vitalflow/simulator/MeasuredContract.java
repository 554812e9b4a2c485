package org.vitalflow.simulator;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was measured at the real services, row by row; each way of running the simulator answers the
 * same.
 */
abstract class MeasuredContract {
  private static final String CREATE = "/commons/v1/packetmanager/createPacket";

  abstract RunningSimulator simulator();

  /** Where its signing key and its partner's keystore are. */
  abstract Path folder();

  private HttpResponse<String> create(ObjectNode packet) throws Exception {
    return simulator().createPacket(packet.toString(), "Cookie", simulator().cookie());
  }

  private HttpResponse<String> createAltered(Consumer<ObjectNode> alteration) throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    alteration.accept(packet.withObject("/request"));
    return create(packet);
  }

  private String minted(String client, List<String> roles) throws Exception {
    SigningKey key = SigningKey.in(folder());
    var jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .issuer("http://localhost/auth/realms/mosip")
                .claim("azp", client)
                .claim("realm_access", Map.of("roles", roles))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    jwt.sign(new RSASSASigner(key.key()));
    return "Authorization=" + jwt.serialize();
  }

  private String token() throws Exception {
    return simulator().cookie().substring("Authorization=".length());
  }

  private static boolean isNull(JsonNode body) {
    return body.path("response").isNull()
        && body.path("errors").isArray()
        && body.path("errors").isEmpty();
  }

  @Nested
  class PacketManager {
    private final String body = birthText();

    private static String birthText() {
      try {
        return RunningSimulator.birth(RunningSimulator.rid()).toString();
      } catch (java.io.IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void aBearerHeaderAloneIs401() throws Exception {
      HttpResponse<String> answer =
          simulator().createPacket(body, "Authorization", "Bearer " + token());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("KER-ATH-401");
    }

    @Test
    void aCookieThatStartsWithBearerIs401() throws Exception {
      assertThat(
              simulator()
                  .createPacket(body, "Cookie", "Authorization=Bearer " + token())
                  .statusCode())
          .isEqualTo(401);
    }

    @Test
    void anyCookieWhoseNameContainsAuthorizationIsRead() throws Exception {
      assertThat(
              simulator()
                  .createPacket(body, "Cookie", "a=b; My-Authorization=" + token())
                  .statusCode())
          .isEqualTo(200);
    }

    @Test
    void withoutATokenTheBodyOfThe401IsTwoJsonDocuments() throws Exception {
      HttpResponse<String> answer = simulator().createPacket(body);
      assertThat(answer.statusCode()).isEqualTo(401);
      try (var documents =
          RunningSimulator.JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer.body())) {
        assertThat(documents.readAll())
            .hasSize(2)
            .allMatch(one -> one.at("/errors/0/errorCode").asText().equals("KER-ATH-401"));
      }
    }

    @Test
    void aCookieThatIsNoJwtIs500WithHtml() throws Exception {
      HttpResponse<String> answer = simulator().createPacket(body, "Cookie", "Authorization=abc");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(answer.body()).contains("<html");
    }

    @Test
    void aWrongAudienceIs401AndAMissingRole403() throws Exception {
      assertThat(
              simulator()
                  .createPacket(body, "Cookie", simulator().cookie("crvs-demo"))
                  .statusCode())
          .isEqualTo(401);
      assertThat(
              simulator()
                  .createPacket(body, "Cookie", minted("mosip-regproc-client", List.of("RESIDENT")))
                  .statusCode())
          .isEqualTo(403);
    }

    @Test
    void successIsThreePartsThatNameTheRid() throws Exception {
      String rid = RunningSimulator.rid();
      HttpResponse<String> answer = create(RunningSimulator.birth(rid));
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode parts = RunningSimulator.tree(answer).path("response");
      assertThat(parts.findValuesAsText("id")).containsExactly(rid, rid, rid);
      assertThat(parts.findValuesAsText("packetName"))
          .containsExactlyInAnyOrder(rid + "_id", rid + "_evidence", rid + "_optional");
    }

    @Test
    void whatFailsInsideIs200WithNullAndNoErrors() throws Exception {
      List<Consumer<ObjectNode>> failing =
          List.of(
              packet -> packet.remove("audits"),
              packet -> packet.putArray("audits"),
              packet -> packet.remove("schemaJson"),
              packet -> packet.put("schemaJson", "{"),
              packet -> packet.remove("schemaVersion"),
              packet -> packet.put("schemaVersion", "one"));
      for (Consumer<ObjectNode> one : failing) {
        HttpResponse<String> answer = createAltered(one);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isNull(RunningSimulator.tree(answer))).isTrue();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "process"})
    void anUnknownSourceOrProcessIs200WithItsCode(String member) throws Exception {
      HttpResponse<String> answer = createAltered(packet -> packet.put(member, "OTHER"));
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode tree = RunningSimulator.tree(answer);
      assertThat(tree.path("response").isNull()).isTrue();
      assertThat(tree.at("/errors/0/errorCode").asText()).isEqualTo("KER-PUT-006");
    }

    @Test
    void whatSpringCannotReadIs400WithoutAnEnvelope() throws Exception {
      List<Consumer<ObjectNode>> wrong =
          List.of(
              packet -> packet.put("ref_id", "1"),
              packet -> packet.withObject("/fields").put("postalCode", 12345),
              packet -> packet.withObject("/fields").putArray("fullName"),
              packet -> packet.withObject("/documents/proofOfIdentity").put("size", "1"));
      for (Consumer<ObjectNode> one : wrong) {
        isBadRequest(createAltered(one));
      }
      ObjectNode more = RunningSimulator.birth(RunningSimulator.rid());
      isBadRequest(create(more.put("colour", "red")));
      ObjectNode untimely = RunningSimulator.birth(RunningSimulator.rid());
      isBadRequest(create(untimely.put("requesttime", "2026-01-01")));
      isBadRequest(simulator().createPacket("{", "Cookie", simulator().cookie()));
    }

    private static void isBadRequest(HttpResponse<String> answer) throws Exception {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(RunningSimulator.tree(answer).has("errors")).isFalse();
      assertThat(RunningSimulator.tree(answer).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void anEmptyObjectIs500AndPostIs405() throws Exception {
      assertThat(simulator().createPacket("{}", "Cookie", simulator().cookie()).statusCode())
          .isEqualTo(500);
      assertThat(simulator().post(CREATE, body, "Cookie", simulator().cookie()).statusCode())
          .isEqualTo(405);
    }

    @Test
    void theIdIsNotChecked() throws Exception {
      for (String id : Arrays.asList("abc", null, "../../x")) {
        HttpResponse<String> answer = createAltered(packet -> packet.put("id", id));
        assertThat(answer.statusCode()).as(id).isEqualTo(200);
        assertThat(RunningSimulator.tree(answer).path("response")).as(id).hasSize(3);
      }
      assertThat(folder().getParent().getParent().resolve("x")).doesNotExist();
    }

    @Test
    void unknownFieldsAndMissingOnesAreTakenHere() throws Exception {
      HttpResponse<String> answer =
          createAltered(
              packet -> packet.withObject("/fields").put("favouriteColour", "x").remove("zone"));
      assertThat(RunningSimulator.tree(answer).path("response")).hasSize(3);
    }

    @Test
    void theSameRidAgainIsTakenEachTime() throws Exception {
      ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
      for (int i = 0; i < 3; i++) {
        assertThat(RunningSimulator.tree(create(packet)).path("response")).hasSize(3);
      }
    }

    /** One of eight failed there; which, and whether any, is a matter of the moment. */
    @Test
    void theSameRidAtOnceIsStoredOrNullWithoutErrors() throws Exception {
      String text = RunningSimulator.birth(RunningSimulator.rid()).toString();
      String cookie = simulator().cookie();
      ExecutorService callers = Executors.newFixedThreadPool(8);
      try {
        Callable<JsonNode> call =
            () -> RunningSimulator.tree(simulator().createPacket(text, "Cookie", cookie));
        for (Future<JsonNode> answer : callers.invokeAll(Collections.nCopies(8, call))) {
          JsonNode tree = answer.get();
          assertThat(tree.path("response").size() == 3 || isNull(tree)).isTrue();
        }
      } finally {
        callers.shutdown();
      }
    }
  }

  @Nested
  class IdObjectValidation {
    @Test
    void aDateWithHyphensANameThatIsTextAndAnEmptyValueEndFailed() throws Exception {
      Map<String, String> wrong =
          Map.of("dateOfBirth", "2026-01-01", "fullName", "Asha", "city", "");
      for (Map.Entry<String, String> one : wrong.entrySet()) {
        ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
        packet.withObject("/request/fields").put(one.getKey(), one.getValue());
        endsFailed(packet);
      }
    }

    @Test
    void aMandatoryFieldThatIsMissingOrNullEndsFailed() throws Exception {
      ObjectNode missing = RunningSimulator.birth(RunningSimulator.rid());
      missing.withObject("/request/fields").remove("zone");
      endsFailed(missing);
      ObjectNode empty = RunningSimulator.birth(RunningSimulator.rid());
      empty.withObject("/request/fields").putNull("zone");
      endsFailed(empty);
    }

    private void endsFailed(ObjectNode packet) throws Exception {
      String rid = simulator().send(packet);
      Awaitility.await().until(() -> simulator().outcomeOf(rid).equals("FAILED"));
    }
  }

  @Nested
  class WorkflowInstance {
    private final ObjectNode body = RunningSimulator.trigger(RunningSimulator.rid(), "CRVS_NEW");

    private HttpResponse<String> trigger(String... headers) throws Exception {
      return simulator().trigger(body.toString(), headers);
    }

    private String code() throws Exception {
      HttpResponse<String> answer = trigger("Cookie", simulator().cookie());
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode tree = RunningSimulator.tree(answer);
      String code = tree.at("/errors/0/errorCode").asText();
      assertThat(tree.path("response").isNull()).isEqualTo(!code.isEmpty());
      return code;
    }

    @Test
    void noTokenAndABearerHeaderAre401() throws Exception {
      assertThat(trigger().statusCode()).isEqualTo(401);
      assertThat(trigger("Authorization", "Bearer " + token()).statusCode()).isEqualTo(401);
    }

    @Test
    void aValidTokenWithoutTheRoleIs403() throws Exception {
      assertThat(trigger("Cookie", minted("mosip-reg-client", List.of("RESIDENT"))).statusCode())
          .isEqualTo(403);
    }

    @Test
    void aGarbageTokenIs200WithABareJsonString() throws Exception {
      HttpResponse<String> answer = trigger("Cookie", "Authorization=abc");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(RunningSimulator.tree(answer).isTextual()).isTrue();
    }

    @Test
    void theTokenMustBeTheFirstCookie() throws Exception {
      String cookie = simulator().cookie();
      assertThat(RunningSimulator.tree(trigger("Cookie", "a=b; " + cookie)).isTextual()).isTrue();
      assertThat(RunningSimulator.tree(trigger("Cookie", cookie + "; a=b")).at("/response"))
          .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-01-01T00:00:00Z",
          "2026-01-01T00:00:00.000+01:00",
          "2026-01-01T00:00:00.000000Z"
        })
    void theTimeHasExactlyMillisecondsAndZ(String time) throws Exception {
      body.put("requesttime", time);
      assertThat(code()).isEqualTo("RPR-WIN-001");
    }

    @Test
    void aProcessThatTheOperatorDidNotAddIsWis000() throws Exception {
      body.withObject("/request").put("process", "CRVS_OTHER");
      assertThat(code()).isEqualTo("RPR-WIS-000");
    }

    @Test
    void theSameRidAndProcessAgainIsWis001() throws Exception {
      assertThat(code()).isEmpty();
      assertThat(code()).isEqualTo("RPR-WIS-001");
    }

    @Test
    void anUnknownPropertyIsIgnored() throws Exception {
      body.put("colour", "red").withObject("/request").put("colour", "red");
      assertThat(code()).isEmpty();
    }

    @Test
    void successHasNullErrorsAndHandsTheTokenBack() throws Exception {
      String cookie = simulator().cookie();
      HttpResponse<String> answer = trigger("Cookie", cookie);
      JsonNode tree = RunningSimulator.tree(answer);
      assertThat(tree.at("/response/workflowInstanceId").asText()).isNotEmpty();
      assertThat(tree.has("errors")).isTrue();
      assertThat(tree.path("errors").isNull()).isTrue();
      assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).startsWith(cookie);
    }
  }

  @Nested
  class WebSub {
    private static final String SECRET = "a secret of this test";

    @Test
    void aSubscriberThatAnswers202IsTakenAndGetsSignedTextWithoutANewline() throws Exception {
      try (var callback = new Callback()) {
        subscribe(callback, Topics.COMPLETED);
        String rid = simulator().sendBirth();
        Callback.Heard heard = heardOf(callback, rid);
        assertThat(heard.body()).startsWith("{").endsWith("}");
        assertThat(heard.signature())
            .matches("sha256=[0-9a-f]{64}")
            .isEqualTo(Subscriber.signature(heard.body(), SECRET));
      }
    }

    @Test
    void aCredentialHasTheLayoutThatTheRealCryptomanagerMakes() throws Exception {
      try (var callback = new Callback()) {
        subscribe(callback, Topics.CREDENTIAL);
        String rid = simulator().sendBirth();
        JsonNode event = RunningSimulator.JSON.readTree(heardOf(callback, rid).body());
        String text = event.at("/event/data/credential").asText();
        assertThat(text).matches("[A-Za-z0-9_-]+");
        OpenedCredential opened = OpenedCredential.of(folder(), text);
        assertThat(opened.header()).isEqualTo("VER_R2");
        assertThat(opened.isForPartner()).isTrue();
        assertThat(opened.splitter()).isEqualTo("#KEY_SPLITTER#");
        assertThat(opened.subject().path("id").asText()).endsWith("/" + rid);
      }
    }

    private void subscribe(Callback callback, String topic) throws Exception {
      HttpResponse<String> answer =
          simulator().subscribe(topic, callback.address("/" + UUID.randomUUID()), SECRET);
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("hub.mode=accepted");
      Awaitility.await().until(() -> callback.intents.size() == 1);
      assertThat(callback.intents.get(0).get("hub.challenge")).matches("[A-Za-z0-9-]+");
    }

    private static Callback.Heard heardOf(Callback callback, String rid) {
      return Awaitility.await()
          .until(
              () -> callback.heard.stream().filter(one -> one.body().contains(rid)).findFirst(),
              Optional::isPresent)
          .orElseThrow();
    }
  }

  /** Nothing of the simulator checks a RID; what it makes is what MOSIP's validator takes. */
  @Nested
  class RidGenerator {
    @Test
    void aRidIs29DigitsOfCentreMachineSequenceAndUtcTime() throws Exception {
      HttpResponse<String> answer =
          simulator()
              .send(
                  simulator()
                      .to("/v1/ridgenerator/generate/rid/10001/10002")
                      .header("Cookie", simulator().cookie()));
      String rid = RunningSimulator.tree(answer).at("/response/rid").asText();
      assertThat(rid).matches("1000110002[0-9]{5}[0-9]{14}");
      LocalDateTime made =
          LocalDateTime.parse(
              rid.substring(15),
              DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
                  .withResolverStyle(ResolverStyle.STRICT));
      assertThat(made)
          .isCloseTo(LocalDateTime.now(ZoneOffset.UTC), new TemporalUnitWithinOffset(60, SECONDS));
    }
  }

  @Nested
  class Keycloak {
    @Test
    void aTokenOfMosipsClientHasTheMeasuredClaims() throws Exception {
      JsonNode body =
          RunningSimulator.tree(
              simulator().token(Client.MOSIP_PARTNER, Client.MOSIP_PARTNER + "-secret"));
      assertThat(body.has("refresh_token")).isFalse();
      JWTClaimsSet claims = SignedJWT.parse(body.path("access_token").asText()).getJWTClaimsSet();
      assertThat(claims.toJSONObject().get("aud")).isEqualTo("account");
      assertThat(claims.getClaim("azp")).isEqualTo(Client.MOSIP_PARTNER);
      assertThat(claims.getClaim("scope")).isEqualTo("profile email");
      assertThat(claims.getClaim("preferred_username"))
          .isEqualTo("service-account-" + Client.MOSIP_PARTNER);
      assertThat(claims.getJSONObjectClaim("realm_access").get("roles"))
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
          .contains("ONLINE_REGISTRATION_CLIENT");
    }

    @Test
    void anUnknownClientAWrongSecretAndAnUnknownRealmHaveTheirOwnAnswers() throws Exception {
      HttpResponse<String> unknown = simulator().token("nobody", "nobody-secret");
      HttpResponse<String> wrong = simulator().token(Client.MOSIP_PARTNER, "wrong");
      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(RunningSimulator.tree(unknown).path("error").asText()).isEqualTo("invalid_client");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(RunningSimulator.tree(wrong).path("error").asText())
          .isEqualTo("unauthorized_client");
      assertThat(
              simulator()
                  .form("/auth/realms/other/protocol/openid-connect/token", Map.of())
                  .statusCode())
          .isEqualTo(404);
    }
  }
}
