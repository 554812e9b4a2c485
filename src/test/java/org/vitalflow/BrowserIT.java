package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One login, in a real browser, for our pages and Camunda's. Needs Chromium. */
class BrowserIT {
  private static Playwright playwright;
  private static Browser browser;

  private final String base = RunningTown.town().base();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void aBrowser() {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        chromium.isPresent() || "true".equals(System.getenv("CI")),
        "Chromium is not installed, so nothing was tried in a browser");
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  @AfterAll
  static void noBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void aFreshPage() {
    page = browser.newContext().newPage();
    page.onConsoleMessage(
        message -> {
          // which resource was refused is told below, with its address
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.onResponse(
        answer -> {
          // the web apps look whether another one of theirs is installed beside them
          if (answer.status() >= 400 && !answer.url().endsWith("/camunda-welcome")) {
            complaints.add(answer.status() + " " + answer.url());
          }
        });
  }

  @AfterEach
  void theBrowserHadNothingToComplainAbout() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aRegistrarComesToTasklistByOneLoginAndLeavesByItsLogout() {
    page.navigate(base + "/camunda/app/tasklist/default/");
    logIn("registrar");
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/#.*"));
    assertThat(page.locator(".task-filters, .filters-container, [cam-tasklist-filters]").first())
        .isAttached();
    assertThat(page.getByText("Select a task in the list.")).isVisible();
    page.locator(".account a").first().click();
    page.locator(".logout a").first().click();
    assertThat(page).hasURL(base + "/login");
    page.navigate(base + "/");
    assertThat(page).hasURL(base + "/login");
  }

  @Test
  void anAnalystComesToCockpitFromTheStartPage() {
    page.navigate(base + "/");
    logIn("analyst");
    page.getByText("Cockpit").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/cockpit/default/#/dashboard"));
    assertThat(page.getByText("Process Definitions").first()).isVisible();
  }

  @Test
  void anAdministratorGoesFromCockpitToAdminWithoutASecondLogin() {
    page.navigate(base + "/camunda/app/cockpit/default/");
    logIn("admin");
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/cockpit/default/#/dashboard"));
    page.navigate(base + "/camunda/app/admin/default/");
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/admin/default/#/"));
    assertThat(page.getByText("Authorizations").first()).isVisible();
  }

  @Test
  void theApisDescriptionOpensWithoutALogin() {
    page.navigate(base + "/swagger-ui.html");
    assertThat(page.locator(".swagger-ui .info .title")).isVisible();
  }

  private void logIn(String name) {
    page.fill("#username", name);
    page.fill("#password", name);
    page.click("button[type=submit]");
  }
}
