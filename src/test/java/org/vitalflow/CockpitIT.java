package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cockpit in a real browser: where cases are and where they are stuck, to look at only. */
@Tag("proof")
class CockpitIT {
  private static final String COCKPIT = "/camunda/app/cockpit/default/#/";
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Town town = RunningTown.town();

  @BeforeAll
  static void theTownsEngineIsTheOneTheWebAppsShow() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void theAnalystSeesATokenInTheDiagramAndAnIncidentAndNothingButIds() {
    String waiting = instance(waitingAtMosip());
    String stuck = instance(stuckWithAnIncident());
    String definition =
        runtime()
            .createProcessInstanceQuery()
            .processInstanceId(stuck)
            .singleResult()
            .getProcessDefinitionId();
    try (var chromium = new Chromium()) {
      Page page = chromium.as("analyst");
      page.navigate(town.base() + COCKPIT + "dashboard");
      assertThat(page.locator("body")).containsText("Processes");
      assertThat(page.locator(".placeholder:visible, .loading:visible")).hasCount(0);
      Chromium.shoot(page, "cockpit-dashboard");

      page.navigate(town.base() + COCKPIT + "processes");
      assertThat(page.locator("body"))
          .containsText("MOSIP packet", new ContainsTextOptions().setIgnoreCase(true));
      Chromium.shoot(page, "cockpit-processes");

      page.navigate(town.base() + COCKPIT + "process-definition/" + definition + "/runtime");
      assertThat(page.locator(".djs-overlays .badge").first()).isVisible();
      Chromium.shoot(page, "cockpit-definition");

      page.navigate(town.base() + COCKPIT + "process-instance/" + waiting + "/runtime");
      assertThat(page.locator("body")).containsText("Variables");
      assertThat(page.locator("body")).containsText(waiting.substring(0, 8));
      assertThat(page.locator(".djs-overlays .badge").first()).isVisible();
      Chromium.shoot(page, "cockpit-token");

      page.navigate(town.base() + COCKPIT + "process-instance/" + stuck + "/runtime");
      showIncident(page, stuck);
      assertThat(page.locator("body")).not().containsText("Zqwcockpit");
      Chromium.shoot(page, "cockpit-incident");
      assertThat(page.locator(".ce-eol-banner:visible")).hasCount(0);
      assertThat(page.locator(".by-hand")).hasCount(0);

      page.navigate(town.base() + COCKPIT + "decisions");
      assertThat(page.locator("body"))
          .containsText("timeliness", new ContainsTextOptions().setIgnoreCase(true));
      Chromium.shoot(page, "cockpit-decisions");
      page.context().close();
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  @Test
  void theAdministratorIsWarnedInCockpitAndSetsAStuckStepGoing() {
    String stuck = instance(stuckWithAnIncident());
    try (var chromium = new Chromium()) {
      Page page = chromium.as("admin");
      page.navigate(town.base() + COCKPIT + "process-instance/" + stuck + "/runtime");
      assertThat(page.locator(".by-hand")).containsText("skip the register's rules");
      showIncident(page, stuck);
      Chromium.shoot(page, "cockpit-admin");
      page.context().close();
    }
    town.clearFaults();
    String job = management().createJobQuery().processInstanceId(stuck).singleResult().getId();
    Visitor admin = visitor("admin");
    assertThat(
            admin.call("PUT", ENGINE + "/job/" + job + "/retries", "{\"retries\": 3}").statusCode())
        .isEqualTo(204);
    assertThat(runtime().createIncidentQuery().processInstanceId(stuck).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /job/x/retries",
        "POST /job/retries",
        "PUT /job/x/suspended",
        "PUT /job/suspended",
        "PUT /job/x/duedate",
        "POST /job/x/execute",
        "DELETE /job/x",
        "PUT /job-definition/x/retries",
        "PUT /job-definition/x/suspended",
        "PUT /job-definition/x/jobPriority",
        "POST /process-definition/x/start",
        "POST /process-definition/x/submit-form",
        "POST /process-definition/key/birth-registration/start",
        "PUT /process-definition/x/suspended",
        "PUT /process-definition/x/history-time-to-live",
        "DELETE /process-definition/x",
        "POST /process-definition/x/restart",
        "PUT /process-instance/x/suspended",
        "PUT /process-instance/suspended",
        "DELETE /process-instance/x",
        "POST /process-instance/delete",
        "POST /process-instance/job-retries",
        "POST /process-instance/x/modification",
        "POST /process-instance/x/modification-async",
        "POST /process-instance/x/variables",
        "PUT /process-instance/x/variables/eventId",
        "DELETE /process-instance/x/variables/eventId",
        "POST /process-instance/x/comment/create",
        "POST /process-instance/message-async",
        "POST /modification/execute",
        "POST /migration/execute",
        "POST /message",
        "POST /signal",
        "POST /execution/x/signal",
        "PUT /execution/x/localVariables/eventId",
        "PUT /incident/x/annotation",
        "DELETE /incident/x",
        "POST /deployment/create",
        "DELETE /deployment/x",
        "POST /deployment/x/redeploy",
        "DELETE /history/process-instance/x",
        "POST /history/process-instance/delete",
        "POST /history/cleanup",
        "PUT /decision-definition/x/history-time-to-live",
        "POST /decision-definition/x/evaluate",
        "POST /task/create",
        "POST /task/x/complete",
        "POST /task/x/assignee",
        "PUT /external-task/x/retries",
        "POST /external-task/fetchAndLock",
        "POST /authorization/create",
        "POST /filter/create",
        "PUT /batch/x/suspended"
      })
  void theAnalystChangesNothing(String call) {
    Visitor analyst = visitor("analyst");
    String[] parts = call.split(" ");
    HttpResponse<String> answer = analyst.call(parts[0], ENGINE + parts[1], "{}");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void theAnalystReadsNoVariableAndNoTask() {
    waitingAtMosip();
    Visitor analyst = visitor("analyst");
    assertThat(analyst.call("POST", ENGINE + "/variable-instance", "{}").body()).isEqualTo("[]");
    assertThat(analyst.get(ENGINE + "/task").statusCode()).isEqualTo(403);
    assertThat(analyst.get(ENGINE + "/task/count").body()).contains("\"count\":0");
    assertThat(analyst.get(ENGINE + "/process-instance").body()).contains("mosip-packet");
  }

  private static void showIncident(Page page, String instance) {
    assertThat(page.locator("body")).containsText(instance.substring(0, 8));
    page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText("Incidents")).click();
    assertThat(page.locator("body"))
        .containsText("KER-PUT-028", new ContainsTextOptions().setIgnoreCase(true));
  }

  private String waitingAtMosip() {
    town.fault(
        Map.of("at", "process", "effect", "NEVER", "times", 1, "nameContains", "Zqwcockpitw"));
    String event = town.accept(named("Zqwcockpitw"));
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> town.event(event).at("/packets/0"),
            packet -> packet.path("status").asText().equals("TRIGGERED"))
        .path("rid")
        .asText();
  }

  /** A step whose attempts are used up, without the hours that takes. */
  private String stuckWithAnIncident() {
    String name = "Zqwcockpits" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    town.fault(Map.of("at", "createPacket", "effect", "ERRORS", "times", 50, "nameContains", name));
    String event = town.accept(named(name));
    String rid =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> town.event(event).at("/packets/0/rid").asText(""), r -> !r.isEmpty());
    Job job =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    management().createJobQuery().withException().list().stream()
                        .filter(failed -> failed.getProcessInstanceId().equals(instance(rid)))
                        .findFirst()
                        .orElse(null),
                java.util.Objects::nonNull);
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              management().setJobRetries(job.getId(), 0);
              return runtime().createIncidentQuery().configuration(job.getId()).count() == 1;
            });
    return rid;
  }

  private static ObjectNode named(String given) {
    ObjectNode birth = Town.birth();
    birth.at("/child/name").forEach(name -> ((ObjectNode) name).put("given", given));
    return birth;
  }

  private static String instance(String rid) {
    ProcessInstance found =
        runtime().createProcessInstanceQuery().processInstanceBusinessKey(rid).singleResult();
    return found == null ? "" : found.getId();
  }

  private Visitor visitor(String name) {
    return Visitor.atWork(town, name);
  }

  private static RuntimeService runtime() {
    return RunningTown.context().getBean(RuntimeService.class);
  }

  private static ManagementService management() {
    return RunningTown.context().getBean(ManagementService.class);
  }
}
