package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.vitalflow.Visitor;

/** Staff come in once, by our login page, and get as far as their role goes. */
class StaffDoorIT {
  private static final String NEW_ADMIN =
      """
      {"profile":{"id":"intruder","firstName":"a","lastName":"b"},"credentials":{"password":"c"}}""";

  private final ConfigurableApplicationContext running = Alone.shared();
  private final Visitor visitor = new Visitor(Alone.base(running));

  @ParameterizedTest
  @ValueSource(strings = {"/", "/camunda/app/tasklist/default/", "/camunda/", "/desk/work"})
  void aVisitorWithoutASessionIsSentToTheLoginPage(String page) {
    HttpResponse<String> answer = visitor.get(page);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).endsWith("/login");
  }

  @Test
  void afterTheLoginComesThePageThatWasAskedFor() {
    visitor.get("/camunda/app/tasklist/default/");
    assertThat(location(visitor.logIn("registrar", "registrar")))
        .endsWith("/camunda/app/tasklist/default/");
  }

  @Test
  void aWrongPasswordLeadsBackToTheLoginPage() {
    assertThat(location(visitor.logIn("idops", "guess"))).endsWith("/login?error");
    assertThat(visitor.get("/login?error").body()).contains("Name or password is wrong");
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void aLoginWithoutTheFormsTokenIsRefused() {
    assertThat(visitor.form("/login", "username=idops&password=idops").statusCode()).isEqualTo(403);
  }

  @Test
  void aLogoutWithoutTheFormsTokenIsRefusedAndOneWithItEndsTheSession() {
    visitor.logIn("idops", "idops");
    assertThat(visitor.form("/logout", "").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    assertThat(location(visitor.form("/logout", "_csrf=" + visitor.formToken())))
        .endsWith("/login?logout");
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void theLogoutOfAWebAppEndsTheSessionForAllOfThem() {
    visitor.logIn("registrar", "registrar");
    visitor.get("/camunda/app/tasklist/default/");
    assertThat(visitor.call("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode())
        .isEqualTo(204);
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
    assertThat(visitor.get("/camunda/api/engine/engine/").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "registrar, Tasklist, Cockpit",
    "medical-coder, Tasklist, Cockpit",
    "analyst, Cockpit, Tasklist",
    "admin, Admin, Tasklist"
  })
  void theStartPageShowsWhatIsThereForTheRole(String name, String there, String notThere) {
    visitor.logIn(name, name);
    assertThat(visitor.get("/").body())
        .contains("<strong>" + there + "</strong>", "DEMO01", "/swagger-ui.html")
        .doesNotContain("<strong>" + notThere + "</strong>");
  }

  @Test
  void pagesSpeakFrenchToWhoAsksForIt() {
    assertThat(visitor.get("/login", "Accept-Language", "fr-FR,fr;q=0.9").body())
        .contains("Se connecter", "République d&#39;Isango", "lang=\"fr\"");
    assertThat(visitor.get("/login", "Accept-Language", "sw").body())
        .contains("Log in", "Republic of Isango");
  }

  @ParameterizedTest
  @CsvSource({
    "registrar, tasklist, 200",
    "registrar, cockpit, 403",
    "registrar, admin, 403",
    "idops, tasklist, 200",
    "medical-coder, tasklist, 200",
    "analyst, cockpit, 200",
    "analyst, tasklist, 403",
    "analyst, admin, 403",
    "admin, admin, 200",
    "admin, cockpit, 200",
    "admin, tasklist, 403",
    "admin, welcome, 403"
  })
  void eachWebAppOpensForItsRolesAlone(String name, String app, int status) {
    visitor.logIn(name, name);
    assertThat(visitor.get("/camunda/app/" + app + "/default/").statusCode()).isEqualTo(status);
  }

  @Test
  void aWebAppKnowsThePersonWhoLoggedInWithUs() {
    visitor.logIn("medical-coder", "medical-coder");
    visitor.get("/camunda/app/tasklist/default/");
    assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
        .contains("\"userId\":\"medical-coder\"", "tasklist")
        .doesNotContain("cockpit");
    assertThat(
            visitor
                .get("/camunda/api/engine/engine/default/user/medical-coder/profile")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            visitor.get("/camunda/api/engine/engine/default/user/registrar/profile").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "registrar", "admin"})
  void theFirstRunSetUpMakesNobodyAnAdministrator(String who) {
    visitor.logIn(who, who);
    String setUp = "/camunda/api/admin/setup/default/user/create";
    // brings Camunda's own token along, without which its set-up would refuse for another reason
    visitor.get("/camunda/api/admin/auth/user/default");
    assertThat(visitor.call("POST", setUp, NEW_ADMIN).statusCode()).isIn(401, 403);
    IdentityService identity = running.getBean(IdentityService.class);
    assertThat(identity.isReadOnly()).isTrue();
    assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
  }

  @Test
  void ourPagesCarryAPolicyAndAWebAppCarriesItsOwnAlone() {
    assertThat(visitor.get("/login").headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'self'", "frame-ancestors 'none'");
    visitor.logIn("registrar", "registrar");
    assertThat(
            visitor
                .get("/camunda/app/tasklist/default/")
                .headers()
                .allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("nonce-");
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
