package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick start's doors: who gets in, and what stays closed to whom. */
class DoorsIT {
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

  private static final String[] CLOSED = {
    "POST /camunda/api/admin/setup/default/user/create",
    "POST /camunda/api/admin/auth/user/default/login/admin",
    "POST /camunda/api/admin/auth/user/default/login/tasklist",
    "GET /camunda/app/admin/default/setup/",
    "GET /camunda/app/welcome/default/",
    "POST " + ENGINE + "/task",
    "POST " + ENGINE + "/task/create",
    "POST " + ENGINE + "/task/x/complete",
    "POST " + ENGINE + "/task/x/variables",
    "PUT " + ENGINE + "/task/x",
    "POST " + ENGINE + "/filter/create",
    "POST " + ENGINE + "/user/create",
    "PUT " + ENGINE + "/user/admin/profile",
    "PUT " + ENGINE + "/group/camunda-admin/members/clerk",
    "POST " + ENGINE + "/authorization/create",
    "POST " + ENGINE + "/deployment/create",
    "POST " + ENGINE + "/message",
    "POST " + ENGINE + "/process-definition/key/birth-registration/start",
    "GET " + ENGINE + "/variable-instance",
    "GET /engine-rest/engine",
    "POST /engine-rest/task",
    "GET /webjars/camunda/index.html",
    "GET /actuator",
    "GET /actuator/env",
    "GET /actuator/heapdump",
    "GET /actuator/health/db",
    "POST /actuator/shutdown",
    "GET /api/v1/events",
    "POST /api/v1/events/birth",
    "GET /api/v1/subscriptions",
    "POST /api/v1/subscriptions",
    // forms of ours without their token
    "POST /desk/work",
    "POST /desk/work/next",
    "POST /desk/notifications/0192f6c1-7c1e-7b3a-9d0e-6a1f0c9b2d44/again",
    "POST /desk/new/birth/0192f6c1-7c1e-7b3a-9d0e-6a1f0c9b2d44",
    "GET /desk",
    "GET /nowhere"
  };

  private final Visitor visitor = new Visitor(RunningTown.town().base());

  /** The web apps find an engine by its name, of which a JVM of tests may have several. */
  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @ParameterizedTest
  @CsvSource({
    "clerk, DEMO01",
    "registrar, DEMO01",
    "supervisor, DEMO01",
    "frontdesk, DEMO01",
    "medical-coder, DEMO01",
    "idops, DEMO01",
    "analyst, DEMO01",
    "admin, DEMO01",
    "clerk2, DEMO02",
    "registrar2, DEMO02"
  })
  void eachPersonLogsInAndSeesTheirOffice(String name, String office) {
    visitor.logIn(name, name);
    HttpResponse<String> start = visitor.get("/");
    assertThat(start.statusCode()).isEqualTo(200);
    assertThat(start.body()).contains(office);
  }

  @Test
  void aNameIsNoPasswordOfSomebodyElse() {
    visitor.logIn("clerk2", "registrar2");
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  static Stream<Arguments> closedToEverybody() {
    return Stream.of(
            "nobody",
            "clerk",
            "registrar",
            "supervisor",
            "frontdesk",
            "medical-coder",
            "idops",
            "analyst",
            "admin")
        .flatMap(who -> Stream.of(CLOSED).map(door -> Arguments.of(who, door)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("closedToEverybody")
  void aClosedDoorIsClosed(String who, String door) {
    visitor.logIn(who, who);
    // brings Camunda's own token along, without which it would refuse for another reason
    visitor.get("/camunda/api/admin/auth/user/default");
    String method = door.substring(0, door.indexOf(' '));
    String path = door.substring(door.indexOf(' ') + 1);
    HttpResponse<String> answer = visitor.call(method, path, method.equals("GET") ? "" : "{}");
    if (who.equals("nobody") && answer.statusCode() == 302) {
      assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
    } else {
      assertThat(answer.statusCode()).isIn(401, 403, 404);
    }
  }

  @Test
  void aTokenOfAClientOpensNoDoorOfStaff() {
    String bearer = "Bearer " + RunningTown.town().token("crvs-demo");
    assertThat(visitor.get("/", "Authorization", bearer).statusCode()).isEqualTo(302);
    assertThat(visitor.get(ENGINE + "/task", "Authorization", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void anAlteredTokenIsNoToken() {
    String token = RunningTown.town().token("crvs-demo");
    String[] parts = token.split("\\.");
    String altered = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
    assertThat(visitor.get("/api/v1/events", "Authorization", "Bearer " + altered).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aPageOfTheWebAppsHasTheNonceOfItsOwnHeaderHoweverManyAreAskedForAtOnce() {
    Visitor admin = Visitor.atWork(RunningTown.town(), "admin");
    List<HttpResponse<String>> pages =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> admin.get("/camunda/app/admin/default/"))
            .toList();
    assertThat(pages)
        .allSatisfy(
            page -> {
              Matcher nonce =
                  NONCE.matcher(page.headers().firstValue("Content-Security-Policy").orElse(""));
              assertThat(nonce.find()).isTrue();
              assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
            });
  }
}
