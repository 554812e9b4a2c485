package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.vitalflow.Visitor;

/** In production people log in at the country's provider; without one, nobody does. */
@Tag("proof")
class OidcLoginIT {
  private static TokenIssuer provider;
  private static ConfigurableApplicationContext running;
  private final Visitor visitor = new Visitor(Alone.base(running));

  @BeforeAll
  static void production() throws Exception {
    provider = new TokenIssuer(0);
    running =
        Alone.start(
            Map.of(
                "VITALFLOW_OIDC_ISSUER", provider.issuer(),
                "VITALFLOW_OIDC_CLIENT_ID", "vitalflow-staff",
                "VITALFLOW_OIDC_CLIENT_SECRET", "of our own"));
  }

  @Test
  void aPersonOfTheProviderIsLetInWithRoleAndOffice() {
    logIn(
        Map.of(
            "preferred_username", "a.registrar@registry.example",
            "office", "DEMO01",
            "realm_access", Map.of("roles", List.of("registrar", "offline_access"))));
    assertThat(visitor.get("/").body()).contains("Tasklist", "DEMO01").doesNotContain("Cockpit");
    assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
        .contains("\"userId\":\"a.registrar@registry.example\"");
  }

  @Test
  void aPersonWithoutAnOfficeHasNoRoom() {
    logIn(
        Map.of(
            "preferred_username",
            "somebody",
            "realm_access",
            Map.of("roles", List.of("registrar", "admin"))));
    assertThat(visitor.get("/").body()).contains("no role in an office");
    assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void rolesThatAreNotOfStaffOpenNothing() {
    logIn(
        Map.of(
            "preferred_username", "somebody",
            "office", "DEMO01",
            "realm_access", Map.of("roles", List.of("camunda-admin", "CRVS_OPERATIONS_ROLE"))));
    assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/actuator/health/mosip").body()).doesNotContain("details");
  }

  @Test
  void thereIsNoPasswordFormBesideTheProvider() {
    assertThat(visitor.get("/login").body())
        .contains("/oauth2/authorization/staff")
        .doesNotContain("password");
  }

  @Test
  void theLogoutGoesOnToTheProvider() {
    logIn(Map.of("preferred_username", "somebody", "office", "DEMO01"));
    String token =
        visitor.get("/").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    assertThat(location(visitor.form("/logout", "_csrf=" + token)))
        .startsWith(provider.issuer() + "/logout");
  }

  @Test
  void withoutAProviderThePageSaysThatNobodyCanLogIn() {
    var person = new Visitor(Alone.base(Alone.start(Map.of())));
    assertThat(person.get("/login").body())
        .contains("Nobody can log in", "VITALFLOW_OIDC_ISSUER")
        .doesNotContain("type=\"password\"");
    person.logIn("admin", "admin");
    assertThat(location(person.get("/"))).endsWith("/login");
  }

  private void logIn(Map<String, Object> claims) {
    provider.letIn(claims);
    HttpResponse<String> there = visitor.get("/oauth2/authorization/staff");
    HttpResponse<String> back = visitor.get(location(there));
    HttpResponse<String> in = visitor.get(URI.create(location(back)).toString());
    assertThat(in.statusCode()).isEqualTo(302);
    assertThat(location(in)).doesNotContain("error");
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
