package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One login, in a real browser, for our pages and Camunda's. Needs Chromium. */
class BrowserIT {
  private static Chromium chromium;

  private final String base = RunningTown.town().base();
  private Page page;

  @BeforeAll
  static void aBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void aFreshPage() {
    page = chromium.page("en-GB");
  }

  @AfterEach
  void theBrowserHadNothingToComplainAbout() {
    page.context().close();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aRegistrarComesToTasklistByOneLoginAndLeavesByItsLogout() {
    page.navigate(base + "/camunda/app/tasklist/default/");
    Chromium.logIn(page, "registrar");
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/#.*"));
    assertThat(page.locator(".task-filters, .filters-container, [cam-tasklist-filters]").first())
        .isAttached();
    assertThat(page.getByText("Select a task in the list.")).isVisible();
    page.locator(".account a").first().click();
    page.locator(".logout a").first().click();
    assertThat(page).hasURL(base + "/login");
    // its lists may have been asking anew just then
    assertThat(chromium.complaints())
        .allMatch(complaint -> complaint.matches("401 .*/engine/default/(filter|task).*"));
    page.navigate(base + "/");
    assertThat(page).hasURL(base + "/login");
  }

  @Test
  void anAnalystComesToCockpitFromTheStartPage() {
    page.navigate(base + "/");
    Chromium.logIn(page, "analyst");
    page.getByText("Cockpit").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/cockpit/default/#/dashboard"));
    assertThat(page.getByText("Process Definitions").first()).isVisible();
  }

  @Test
  void anAdministratorGoesFromCockpitToAdminWithoutASecondLogin() {
    page.navigate(base + "/camunda/app/cockpit/default/");
    Chromium.logIn(page, "admin");
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
}
