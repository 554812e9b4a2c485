package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the web apps' API could write, had each role of the quick start not been kept from it. */
class WriteDoorsIT {
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static final String[] WRITES = {
    "POST /task/create",
    "PUT /task/x",
    "DELETE /task/x",
    "POST /task/x/complete",
    "POST /task/x/resolve",
    "POST /task/x/delegate",
    "POST /task/x/assignee",
    "POST /task/x/bpmnError",
    "POST /task/x/bpmnEscalation",
    "POST /task/x/comment/create",
    "PUT /task/x/comment",
    "DELETE /task/x/comment/y",
    "POST /task/x/attachment/create",
    "DELETE /task/x/attachment/y",
    "POST /task/x/identity-links",
    "POST /task/x/identity-links/delete",
    "POST /task/x/variables",
    "PUT /task/x/variables/y",
    "POST /task/x/variables/y/data",
    "DELETE /task/x/variables/y",
    "POST /task/x/localVariables",
    "PUT /task/x/localVariables/y",
    "POST /task/x/localVariables/y/data",
    "DELETE /task/x/localVariables/y",
    "POST /filter/create",
    "PUT /filter/x",
    "DELETE /filter/x",
    "POST /filter/x/singleResult",
    "POST /process-definition/key/birth-registration/start",
    "POST /process-definition/key/birth-registration/submit-form",
    "POST /process-definition/x/start",
    "POST /process-definition/x/restart",
    "PUT /process-definition/x/suspended",
    "PUT /process-definition/x/history-time-to-live",
    "DELETE /process-definition/x",
    "POST /process-instance/x/modification",
    "POST /process-instance/x/variables",
    "PUT /process-instance/x/variables/y",
    "PUT /process-instance/x/suspended",
    "DELETE /process-instance/x",
    "POST /process-instance/delete",
    "POST /process-instance/message-async",
    "POST /process-instance/variables-async",
    "POST /execution/x/signal",
    "POST /execution/x/localVariables",
    "POST /execution/x/messageSubscriptions/y/trigger",
    "POST /message",
    "POST /signal",
    "POST /condition",
    "POST /deployment/create",
    "POST /deployment/x/redeploy",
    "DELETE /deployment/x",
    "POST /decision-definition/key/handling/evaluate",
    "POST /external-task/fetchAndLock",
    "PUT /job/x/retries",
    "PUT /job/x/duedate",
    "PUT /job/x/suspended",
    "POST /job/x/execute",
    "POST /job/retries",
    "DELETE /job/x",
    "PUT /job-definition/x/retries",
    "PUT /batch/x/suspended",
    "DELETE /batch/x",
    "POST /migration/execute",
    "POST /modification/execute",
    "PUT /incident/x/annotation",
    "PUT /user/admin/profile",
    "PUT /user/admin/credentials",
    "POST /user/create",
    "DELETE /user/admin",
    "POST /group/create",
    "PUT /group/camunda-admin/members/clerk",
    "POST /tenant/create",
    "POST /authorization/create",
    "PUT /authorization/x",
    "DELETE /authorization/x",
    "DELETE /metrics/task-worker",
    "POST /telemetry/configuration",
    "POST /history/cleanup",
    "DELETE /history/process-instance/x",
    "DELETE /history/variable-instance/x",
    "PUT /history/user-operation/x/set-annotation"
  };

  /** The web apps find an engine by its name, of which a JVM of tests may have several. */
  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clerk",
        "registrar",
        "supervisor",
        "frontdesk",
        "medical-coder",
        "idops",
        "analyst",
        "admin"
      })
  void nothingIsWrittenByTheWebAppsBesideTheAllowList(String person) {
    // with Camunda's own token, without which it would refuse for another reason
    Visitor visitor = Visitor.atWork(RunningTown.town(), person);
    assertThat(Stream.of(WRITES).filter(write -> !person.equals("admin") || !mends(write)))
        .allSatisfy(
            write -> {
              String[] parts = write.split(" ");
              HttpResponse<String> answer = visitor.call(parts[0], ENGINE + parts[1], "{}");
              assertThat(answer.statusCode()).as(write).isEqualTo(403);
              // refused at the door, not by the engine's own authorizations behind it
              assertThat(answer.body()).as(write).doesNotContain("AuthorizationException");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "admin"})
  void whoLooksIntoProcessesTakesNoTask(String person) {
    Visitor visitor = new Visitor(RunningTown.town().base());
    visitor.logIn(person, person);
    visitor.get("/camunda/api/admin/auth/user/default");
    assertThat(Stream.of("claim", "unclaim", "submit-form"))
        .allSatisfy(
            verb ->
                assertThat(visitor.call("POST", ENGINE + "/task/x/" + verb, "{}").statusCode())
                    .as(verb)
                    .isEqualTo(403));
  }

  @Test
  void whatTasklistNeedsComesThroughByTheSameWay() {
    Visitor visitor = new Visitor(RunningTown.town().base());
    visitor.logIn("clerk", "clerk");
    visitor.get("/camunda/api/admin/auth/user/default");
    String list = Town.tree(visitor.get(ENGINE + "/filter")).path(0).path("id").asText();
    assertThat(visitor.call("POST", ENGINE + "/filter/" + list + "/count", "{}").statusCode())
        .isEqualTo(200);
  }

  /** What the administrator may do in Cockpit to set a stuck case going or end it. */
  private static boolean mends(String write) {
    return write.matches("PUT /(job|job-definition)/x/(retries|suspended)")
        || write.matches("PUT /process-(definition|instance)/x/suspended")
        || write.matches("POST (/job/retries|/process-instance/[^/]+/modification)")
        || write.matches("DELETE /process-instance/[^/]+");
  }
}
