package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.Visitor;

/** What machines and passers-by get without a login page. */
class PublicDoorIT {
  private static final String MOSIP = "/actuator/health/mosip";

  private final Visitor visitor = new Visitor(Alone.base(Alone.shared()));

  @Test
  void theApiWithoutATokenAnswersAProblem() throws IOException {
    HttpResponse<String> answer = visitor.get("/api/v1/events");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo("UNAUTHORIZED");
    assertThat(problem.path("status").asInt()).isEqualTo(401);
    assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/events");
  }

  @Test
  void theApiWithATokenForAnotherAudienceAnswersTheSame() {
    HttpResponse<String> answer = api("/api/v1/events", Alone.ISSUER.token("account"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"UNAUTHORIZED\"");
  }

  @Test
  void theApiWithAGoodTokenIsOpenAsFarAsItGoes() {
    assertThat(api("/api/v1/nothing-here", Alone.ISSUER.token("vitalflow")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSessionOfStaffDoesNotOpenTheApi() {
    visitor.logIn("admin", "admin");
    assertThat(visitor.get("/api/v1/nothing-here").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
  void itIsReadyWithoutMosip(String probe) {
    HttpResponse<String> answer = visitor.get(probe);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("UP").doesNotContain("components");
  }

  @Test
  void theWordAboutMosipIsForAnybodyAndTheDetailsAreNot() {
    HttpResponse<String> answer = visitor.get(MOSIP);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("DOWN").doesNotContain("details", "token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "idops"})
  void theDetailsAboutMosipAreForOperatorsBySessionOrToken(String role) {
    assertThat(api(MOSIP, Alone.ISSUER.token("vitalflow", role)).body())
        .contains("\"token\":false");
    visitor.logIn(role, role);
    assertThat(visitor.get(MOSIP).body()).contains("\"token\":false");
  }

  @Test
  void theDetailsAboutMosipAreNotForOthers() {
    assertThat(api(MOSIP, Alone.ISSUER.token("vitalflow", "CRVS_REGISTRAR_ROLE")).body())
        .doesNotContain("details");
    visitor.logIn("registrar", "registrar");
    assertThat(visitor.get(MOSIP).body()).doesNotContain("details");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v3/api-docs", "/swagger-ui/index.html", "/css/vitalflow.css"})
  void whatIsPublicNeedsNoLogin(String path) {
    assertThat(visitor.get(path).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> api(String path, String token) {
    return visitor.get(path, "Authorization", "Bearer " + token);
  }
}
