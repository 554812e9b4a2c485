package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff see, in a real browser, what a CRVS could not be told, and send it again. */
@Tag("proof")
class NotificationsDeskIT {
  private static final String PATH = "/api/v1/subscriptions";
  private static final String PAGE = "/desk/notifications";

  private final Town town = RunningTown.town();
  private final Receiver receiver = new Receiver();
  private String subscription = "";

  @AfterEach
  void end() {
    call("DELETE", "/" + subscription, "");
    receiver.close();
  }

  @Test
  void whatWasGivenUpIsSentAgainByAPersonWhoIsNamed() throws SQLException {
    subscription =
        call("POST", "", "{\"callback\": \"" + receiver.callback() + "\"}").path("id").asText();
    until(() -> call("GET", "/" + subscription, "").path("status").asText().equals("ACTIVE"));
    receiver.status = 500;
    String event = town.accept(Town.birth());
    String code = town.until(event, "COMPLETED").path("trackingCode").asText();
    until(() -> toldOf(event) > 0);
    giveUp();
    receiver.status = 200;
    receiver.told.clear();

    try (var chromium = new Chromium()) {
      Page page = chromium.as("idops");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notifications"))
          .first()
          .click();
      assertThat(page.locator("h1")).hasText("Notifications");
      assertThat(page.locator("main")).containsText(receiver.callback());
      Chromium.shoot(page, "notifications");
      LocalBrowser.assertAccessible(page, "notifications");
      String button = "Send again: " + code;
      assertThat(page.locator("button[aria-label='" + button + "']")).hasCount(3);
      page.locator("button[aria-label='" + button + "']").first().click();
      assertThat(page.locator("[role=status]")).hasText("It is sent again now.");
      until(() -> toldOf(event) == 1);
      page.locator("button[aria-label='Send all again: crvs-demo']").click();
      until(() -> toldOf(event) == 3);
      page.navigate(town.base() + PAGE + "?lang=fr");
      Chromium.shoot(page, "notifications-fr");
      LocalBrowser.assertAccessible(page, "notifications in French");
      assertThat(chromium.complaints()).isEmpty();
    }
    JsonNode timeline = Town.tree(town.get("/api/v1/events/" + event + "/timeline"));
    JsonNode again = timeline.path(timeline.findValuesAsText("what").indexOf("NOTIFIED_AGAIN"));
    assertThat(again.path("by").asText()).isEqualTo("idops");
  }

  @Test
  void onlyWhoTendsNotificationsSeesThem() {
    for (String name : new String[] {"supervisor", "admin", "idops"}) {
      assertThat(Visitor.atWork(town, name).get(PAGE).statusCode()).as(name).isEqualTo(200);
    }
    String again = PAGE + "/" + UUID.randomUUID() + "/again";
    for (String name : new String[] {"clerk", "registrar", "frontdesk", "analyst"}) {
      Visitor visitor = Visitor.atWork(town, name);
      assertThat(visitor.get(PAGE).statusCode()).as(name).isEqualTo(403);
      assertThat(visitor.form(again, "_csrf=" + visitor.formToken()).statusCode()).isEqualTo(403);
    }
  }

  private long toldOf(String event) {
    return receiver.told.stream()
        .filter(one -> one.event().path("id").asText().equals(event))
        .count();
  }

  private void giveUp() throws SQLException {
    try (Connection connection = DriverManager.getConnection(town.databaseUrl());
        PreparedStatement update =
            connection.prepareStatement(
                """
                update registry.crvs_delivery set state = 'DEAD', outcome = 'HTTP_5XX', ended_at = now()
                where subscription_id = ?
                """)) {
      update.setObject(1, UUID.fromString(subscription));
      assertThat(update.executeUpdate()).isGreaterThanOrEqualTo(3);
    }
  }

  private static void until(java.util.concurrent.Callable<Boolean> holds) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(holds);
  }

  private JsonNode call(String method, String path, String body) {
    return Town.tree(
        town.send(
            HttpRequest.newBuilder(URI.create(town.base() + PATH + path))
                .header("Authorization", "Bearer " + town.token("crvs-demo"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))));
  }
}
