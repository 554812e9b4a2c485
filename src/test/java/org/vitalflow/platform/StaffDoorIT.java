package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

  static Stream<Arguments> closed() {
    List<String[]> doors =
        List.of(
            new String[] {"POST", "/camunda/api/admin/setup/default/user/create"},
            new String[] {"POST", "/camunda/api/admin/auth/user/default/login/admin"},
            new String[] {"GET", "/camunda/app/admin/default/setup/"},
            new String[] {"POST", "/camunda/api/engine/engine/default/task"},
            new String[] {"GET", "/camunda/api/engine/engine/default/task"},
            new String[] {"POST", "/camunda/api/engine/engine/default/task/create"},
            new String[] {"POST", "/camunda/api/engine/engine/default/filter/create"},
            new String[] {"POST", "/camunda/api/engine/engine/default/filter/x/list"},
            new String[] {"POST", "/camunda/api/engine/engine/default/user/create"},
            new String[] {"PUT", "/camunda/api/engine/engine/default/user/admin/profile"},
            new String[] {"POST", "/camunda/api/engine/engine/default/authorization/create"},
            new String[] {"POST", "/camunda/api/engine/engine/default/deployment/create"},
            new String[] {"POST", "/camunda/api/engine/engine/default/message"},
            new String[] {"GET", "/camunda/api/engine/engine/default/process-instance"},
            new String[] {"GET", "/camunda/api/engine/engine/default/variable-instance"},
            new String[] {"GET", "/camunda/api/engine/engine/default/history/process-instance"},
            new String[] {"GET", "/camunda/api/cockpit/plugin/base/default/incident"},
            new String[] {"GET", "/engine-rest/engine"},
            new String[] {"POST", "/engine-rest/task"},
            new String[] {"GET", "/webjars/camunda/index.html"},
            new String[] {"GET", "/actuator"},
            new String[] {"GET", "/actuator/env"},
            new String[] {"GET", "/actuator/metrics"},
            new String[] {"GET", "/actuator/health/db"},
            new String[] {"POST", "/actuator/shutdown"},
            new String[] {"GET", "/api/v1/events"},
            new String[] {"GET", "/nowhere"});
    return Stream.of("nobody", "registrar", "medical-coder", "idops", "analyst", "admin")
        .flatMap(who -> doors.stream().map(door -> Arguments.of(who, door[0], door[1])));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("closed")
  void aClosedDoorIsClosedToEverybody(String who, String method, String path) {
    visitor.logIn(who, who);
    // opens what the role has, so that a web app's session and token are there
    visitor.get("/camunda/app/tasklist/default/");
    visitor.get("/camunda/app/cockpit/default/");
    HttpResponse<String> answer = visitor.call(method, path, method.equals("GET") ? "" : "{}");
    if (answer.statusCode() == 302) {
      assertThat(who).as("only who has no session is sent to the login").isEqualTo("nobody");
      assertThat(location(answer)).endsWith("/login");
    } else {
      assertThat(answer.statusCode()).isIn(401, 403, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "registrar", "admin"})
  void theFirstRunSetUpMakesNobodyAnAdministrator(String who) {
    visitor.logIn(who, who);
    visitor.get("/camunda/app/admin/default/");
    assertThat(
            visitor
                .call("POST", "/camunda/api/admin/setup/default/user/create", NEW_ADMIN)
                .statusCode())
        .isIn(401, 403);
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
