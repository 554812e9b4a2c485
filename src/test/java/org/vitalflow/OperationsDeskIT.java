package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of those who watch over stuck cases, in a real browser. Needs Chromium. */
@Tag("proof")
class OperationsDeskIT {
  private final Town town = RunningTown.town();
  private final JdbcClient jdbc = RunningTown.context().getBean(JdbcClient.class);
  private final TaskService tasks = RunningTown.context().getBean(TaskService.class);

  @Test
  void whoWatchesOverCasesSeesWhatIsStuckWithoutANameAndSignsTheDay() {
    String name = "Neema" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    var birth = Town.birth();
    birth.remove("registration");
    birth
        .at("/child/name")
        .forEach(
            each -> ((com.fasterxml.jackson.databind.node.ObjectNode) each).put("given", name));
    String id = town.accept(birth);
    String code = town.until(id, "IN_REVIEW").path("trackingCode").asText();
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    task.setDueDate(new Date(System.currentTimeMillis() - Duration.ofDays(500).toMillis()));
    tasks.saveTask(task);
    Callbacks.deliver(
        town, "{\"instanceId\":\"10001100019999920261123101530\",\"resultCode\":\"?\"}");
    String done = town.accept(Town.birth());
    LocalDate day = LocalDate.of(2021, 3, 4);
    jdbc.sql("update registry.packet set sent_at = timestamptz '2021-03-04 12:00Z' where rid = ?")
        .param(town.until(done, "COMPLETED").at("/packets/0/rid").asText())
        .update();

    try (var chromium = new Chromium()) {
      Page supervisor = chromium.as("supervisor");
      supervisor
          .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stuck cases"))
          .first()
          .click();
      assertThat(supervisor.getByText(code).first()).isVisible();
      assertThat(supervisor.locator("table").first()).containsText("A task is overdue");
      assertThat(supervisor.locator("main")).not().containsText(name);
      assertThat(supervisor.locator("form[action*=retry], form[action*=ask]")).hasCount(0);
      look(supervisor, "stuck");
      supervisor.navigate(town.base() + "/desk/reconciliation?day=" + day);
      look(supervisor, "reconciliation");
      supervisor.fill("#note", "compared with the agency");
      supervisor
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign").setExact(true))
          .click();
      assertThat(supervisor.locator(".note.good")).containsText("Signed by supervisor");
      look(supervisor, "reconciliation-signed");

      Page idops = chromium.as("idops");
      idops.navigate(town.base() + "/desk/deliveries");
      assertThat(idops.locator("table").first()).containsText("An unknown result");
      look(idops, "deliveries");
      Page admin = chromium.as("admin");
      admin.navigate(town.base() + "/desk/stuck?lang=fr&office=DEMO01&reason=TASK_OVERDUE");
      assertThat(admin.locator("h1")).hasText("Dossiers bloqués");
      look(admin, "stuck-fr");
      assertThat(chromium.complaints()).isEmpty();
      assertThat(chromium.addresses()).noneMatch(address -> address.contains(name));
      for (String person : List.of("clerk", "medical-coder")) {
        assertThat(chromium.as(person).navigate(town.base() + "/desk/stuck").status())
            .isEqualTo(403);
      }
    }
  }

  private static void look(Page page, String name) {
    Chromium.shoot(page, "desk-" + name);
    LocalBrowser.assertAccessible(page, name);
  }
}
