package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token endpoint, as Keycloak's clients know it. */
class TokenIT {
  @TempDir static Path folder;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = new RunningSimulator(folder);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aTokenHasKeycloaksClaims() throws Exception {
    HttpResponse<String> answer = simulator.token("crvs-demo", "crvs-demo-secret");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = RunningSimulator.tree(answer);
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.has("refresh_token")).isFalse();
    JWTClaimsSet claims = claims(answer);
    assertThat(claims.getIssuer())
        .isEqualTo("http://localhost:" + simulator.port + "/auth/realms/mosip");
    assertThat(claims.getAudience()).contains("vitalflow");
    assertThat(claims.getClaim("azp")).isEqualTo("crvs-demo");
    assertThat(claims.getClaim("preferred_username")).isEqualTo("service-account-crvs-demo");
    assertThat(claims.getClaim("scope")).isEqualTo("profile email");
    assertThat(claims.getJSONObjectClaim("realm_access").toString())
        .contains("CRVS_REGISTRAR_ROLE", "CRVS_CORRECTION_ROLE", "CRVS_OPERATIONS_ROLE");
  }

  @Test
  void theMosipClientsAudienceIsAccountAlone() throws Exception {
    assertThat(
            claims(simulator.token("mosip-crvs1-client", "mosip-crvs1-client-secret"))
                .getAudience())
        .containsExactly("account");
  }

  @Test
  void theIssuerIsTheSameByAnotherName() throws Exception {
    HttpResponse<String> answer =
        simulator.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%d/auth/realms/mosip/protocol/openid-connect/token"
                            .formatted(simulator.port)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=ops-demo&client_secret=ops-demo-secret")));
    assertThat(claims(answer).getIssuer())
        .isEqualTo("http://localhost:" + simulator.port + "/auth/realms/mosip");
  }

  @Test
  void metadataAndKeysAreWhereKeycloakHasThem() throws Exception {
    JsonNode metadata = simulator.get("/auth/realms/mosip/.well-known/openid-configuration");
    String base = "http://localhost:" + simulator.port + "/auth/realms/mosip";
    assertThat(metadata.path("issuer").asText()).isEqualTo(base);
    assertThat(metadata.path("token_endpoint").asText())
        .isEqualTo(base + "/protocol/openid-connect/token");
    assertThat(
            simulator
                .get("/auth/realms/mosip/protocol/openid-connect/certs")
                .at("/keys/0/kid")
                .asText())
        .isNotEmpty();
  }

  @Test
  void theAuthManagerHandsTheTokenOutInACookieAndAHeaderAlone() throws Exception {
    HttpResponse<String> answer = login("mosip-crvs1-client", "mosip-crvs1-client-secret");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RunningSimulator.tree(answer).at("/response/status").asText()).isEqualTo("Success");
    String token = answer.headers().firstValue("Authorization").orElseThrow();
    assertThat(answer.body()).doesNotContain(token);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("Authorization=" + token + ";");
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getClaim("preferred_username"))
        .isEqualTo("service-account-mosip-crvs1-client");
    JsonNode user = RunningSimulator.tree(validated("Authorization=" + token)).path("response");
    assertThat(user.path("userId").asText()).isEqualTo("service-account-mosip-crvs1-client");
    assertThat(user.path("role").asText().split(",")).contains("RESIDENT", "CREDENTIAL_REQUEST");
  }

  @Test
  void theAuthManagerRefusesAWrongSecretAndABadTokenWith200AndAnError() throws Exception {
    HttpResponse<String> wrong = login("mosip-crvs1-client", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(RunningSimulator.tree(wrong).path("errors")).hasSize(1);
    Map<String, String> refusals =
        Map.of(
            "a=b",
            "KER-ATH-007",
            "Authorization=abc",
            "KER-ATH-401",
            simulator.cookie() + "A",
            "KER-ATH-401");
    for (Map.Entry<String, String> one : refusals.entrySet()) {
      assertThat(RunningSimulator.tree(validated(one.getKey())).at("/errors/0/errorCode").asText())
          .isEqualTo(one.getValue());
    }
  }

  @Test
  void aFaultOfTokensHitsTheAuthManagerToo() throws Exception {
    simulator.fault(Map.of("at", "token", "effect", "HTTP_500"));
    assertThat(login("ops-demo", "ops-demo-secret").statusCode()).isEqualTo(500);
    simulator.fault(Map.of("at", "token", "effect", "SHORT_LIVED"));
    assertThat(login("ops-demo", "ops-demo-secret").headers().firstValue("Set-Cookie").orElse(""))
        .contains("Max-Age=2;");
  }

  private static HttpResponse<String> login(String client, String secret) throws Exception {
    String body =
        "{\"id\":\"string\",\"request\":{\"clientId\":\"%s\",\"secretKey\":\"%s\",\"appId\":\"admin\"}}"
            .formatted(client, secret);
    return simulator.post("/v1/authmanager/authenticate/clientidsecretkey", body);
  }

  private static HttpResponse<String> validated(String cookie) throws Exception {
    return simulator.send(
        simulator.to("/v1/authmanager/authorize/admin/validateToken").header("Cookie", cookie));
  }

  private static JWTClaimsSet claims(HttpResponse<String> answer) throws Exception {
    return SignedJWT.parse(RunningSimulator.tree(answer).path("access_token").asText())
        .getJWTClaimsSet();
  }
}
