package org.vitalflow.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitalflow.LocalBrowser;

/** The simulator's page as a tester uses it, in a real browser. Needs Chromium. */
@Tag("proof")
class SimulatorPageIT {
  private static final String MARKUP = "<img src=x onerror=document.title='hit'><b>Bold</b>";

  @TempDir static Path folder;
  private static LocalBrowser local;
  private static RunningSimulator simulator;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Page page;

  @BeforeAll
  static void start() {
    local = new LocalBrowser();
    simulator = new RunningSimulator(folder, "--SIMULATOR_PROCESSING_MILLIS=50");
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
    }
    if (local != null) {
      local.close();
    }
  }

  @BeforeEach
  void open() {
    page = page(1280, ColorScheme.LIGHT);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onResponse(
        answer -> {
          if (answer.status() >= 400) {
            complaints.add(answer.status() + " " + answer.url());
          }
        });
    page.navigate("http://localhost:" + simulator.port + "/");
  }

  @AfterEach
  void nothingWasComplainedAbout() throws Exception {
    page.context().close();
    simulator.send(simulator.to("/simulator/faults").DELETE());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aPacketAppearsByItselfWithItsOutcomeAndItsIdentity() throws Exception {
    assertThat(page.locator("#identities")).containsText("known from the start");
    page.fill("#rid", "being typed");
    String rid = simulator.sendBirth();
    assertThat(row("#packets", rid)).containsText("Processed");
    assertThat(row("#identities", rid)).containsText("Living");
    assertThat(page.locator("#rid")).hasValue("being typed");
    assertThat(page.locator("#rid")).isFocused();
  }

  @Test
  void aFaultSetWithOneClickHitsTheNextCallAndIsGone() throws Exception {
    assertThat(page.locator("#left")).containsText("None");
    chip("Create packet", "403").click();
    assertThat(page.locator("#left li")).containsText("Create packet: 403 – once");
    String rid = RunningSimulator.rid();
    String body = RunningSimulator.birth(rid).toString();
    assertThat(simulator.createPacket(body, "Cookie", simulator.cookie()).statusCode())
        .isEqualTo(403);
    assertThat(page.locator("#left")).containsText("None");
    assertThat(row("#packets", rid)).containsText("Called, nothing stored");
    assertThat(simulator.createPacket(body, "Cookie", simulator.cookie()).statusCode())
        .isEqualTo(200);
    assertThat(row("#packets", rid)).containsText("Stored, not triggered");
  }

  @Test
  void aFaultIsForTheRidAndAsOftenAndAsLateAsTyped() throws Exception {
    page.fill("#times", "3");
    page.fill("#delay", "250");
    page.fill("#rid", "4711");
    page.fill("#name", "Wanjiru");
    chip("Processing", "Slow").click();
    assertThat(page.locator("#left li"))
        .containsText("3 times, delay 250 ms, RID 4711, fields contain “Wanjiru”");
    assertThat(simulator.get("/simulator/faults").get(0))
        .isEqualTo(
            RunningSimulator.JSON.valueToTree(
                Map.of(
                    "at", "process",
                    "effect", "SLOW",
                    "times", 3,
                    "delayMillis", 250,
                    "rid", "4711",
                    "nameContains", "Wanjiru")));
    page.fill("#times", "0");
    chip("Token", "Error 500").click();
    assertThat(page.locator("#times")).isFocused();
    assertThat(simulator.get("/simulator/faults")).hasSize(1);
  }

  @Test
  void everyFaultOfTheTableCanBeSetAndAllAreClearedAtOnce() throws Exception {
    Locator chips = page.locator(".chips button");
    int possible = 0;
    for (Place place : Place.values()) {
      for (Effect effect : Effect.values()) {
        possible += place.has(effect) ? 1 : 0;
      }
    }
    assertThat(chips).hasCount(possible);
    chips.evaluateAll("all => all.forEach(chip => chip.click())");
    assertThat(page.locator("#left li")).hasCount(possible);
    assertThat(simulator.get("/simulator/faults")).hasSize(possible);
    page.getByText("Clear all faults").click();
    assertThat(page.locator("#left")).containsText("None");
    assertThat(simulator.get("/simulator/faults")).isEmpty();
  }

  @Test
  void markupInANameIsShownAsTextInTheListAndAmongTheRequests() throws Exception {
    ObjectNode packet = RunningSimulator.birth(RunningSimulator.rid());
    packet
        .withObject("/request/fields")
        .put("fullName", "[{\"language\":\"eng\",\"value\":\"%s\"}]".formatted(MARKUP));
    String rid = simulator.send(packet);
    assertThat(row("#packets", rid)).containsText(MARKUP);
    row("#packets", rid).getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#details-fields")).containsText(MARKUP);
    assertThat(page.locator("#details-requests > li")).hasCount(2);
    page.getByText("Body as received").first().click();
    assertThat(page.locator("#details-requests pre:visible")).hasText(packet.toString());
    page.getByText("Body, for reading").first().click();
    assertThat(page.locator("#details-requests pre:visible").first()).containsText(MARKUP);
    assertThat(page.locator("main img, main b, dialog img, dialog b")).hasCount(0);
    assertThat(page).hasTitle("MOSIP simulator");
    String again = RunningSimulator.trigger(rid, "CRVS_NEW").toString();
    simulator.trigger(again, "Cookie", simulator.cookie());
    assertThat(page.locator("#details-requests > li")).hasCount(3);
    assertThat(page.locator("#details-requests pre:visible")).hasCount(2);
    page.keyboard().press("Escape");
    assertThat(row("#packets", rid).getByRole(AriaRole.BUTTON)).isFocused();
  }

  @Test
  void aResetIsAskedForTwiceAndEmptiesThePage() throws Exception {
    String rid = simulator.sendBirth();
    assertThat(row("#identities", rid)).isVisible();
    page.locator("#reset").click();
    page.getByText("Keep it all").click();
    assertThat(row("#packets", rid)).isVisible();
    page.locator("#reset").click();
    page.locator("#sure .danger").click();
    assertThat(page.locator("#said")).hasText("Everything is reset.");
    assertThat(page.locator("#packets")).containsText("No packet has come yet.");
    assertThat(page.locator("#identities tbody tr")).hasCount(4);
    assertThat(simulator.get("/simulator/packets")).isEmpty();
  }

  @Test
  void thePageSaysWhenTheSimulatorIsAwayAndWhenItIsBack() {
    assertThat(page.locator("#identities")).containsText("known from the start");
    page.route("**/simulator/overview", route -> route.abort());
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached");
    assertThat(page.locator("#identities")).containsText("known from the start");
    page.unroute("**/simulator/overview");
    assertThat(page.locator("#trouble")).isHidden();
    complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
  }

  @Test
  void axeFindsNothingSeriousOnAWideLightScreenOrANarrowDarkOne() throws Exception {
    simulator.fault(Map.of("at", "process", "effect", "REJECT"));
    simulator.sendBirth();
    simulator.fault(Map.of("at", "trigger", "effect", "HTTP_500"));
    String rid = simulator.sendBirth();
    assertThat(row("#packets", rid)).isVisible();
    LocalBrowser.assertAccessible(page, "wide");
    Page narrow = page(400, ColorScheme.DARK);
    narrow.navigate(page.url());
    Locator packet = narrow.locator("#packets tr").filter(with(rid)).getByRole(AriaRole.BUTTON);
    assertThat(packet).isVisible();
    assertThat((int) narrow.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    LocalBrowser.assertAccessible(narrow, "narrow");
    packet.click();
    narrow.getByText("Body, for reading").first().click();
    LocalBrowser.assertAccessible(narrow, "requests");
    narrow.context().close();
  }

  private static Page page(int width, ColorScheme scheme) {
    return local
        .browser
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale("en-GB"))
        .newPage();
  }

  private Locator row(String list, String rid) {
    return page.locator(list + " tbody tr").filter(with(rid));
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private Locator chip(String place, String effect) {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(place).setExact(true))
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(effect).setExact(true));
  }
}
