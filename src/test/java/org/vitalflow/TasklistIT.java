package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasklist as case workers of two offices meet it. Needs Chromium. */
@Tag("proof")
class TasklistIT {
  private static final Town TOWN = RunningTown.town();
  private static Chromium chromium;
  private static String code;

  @BeforeAll
  static void aBirthThatWaitsForItsRegistrar() {
    chromium = new Chromium();
    String id = TOWN.accept(Town.birth("birth-declared.json"));
    code = TOWN.until(id, "IN_REVIEW").path("trackingCode").asText();
  }

  @AfterAll
  static void noBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Page tasklistOf(String person, String language) {
    Page page = chromium.page(language);
    page.navigate(TOWN.base() + "/camunda/app/tasklist/default/");
    Chromium.logIn(page, person);
    assertThat(page.locator(".task-filter").first()).isVisible();
    return page;
  }

  private static void list(Page page, String name) {
    page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(name)).click();
    assertThat(page.locator(".task-filter.active")).containsText(name);
  }

  private static Locator task(Page page) {
    return page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(code));
  }

  @Test
  void aRegistrarTakesABirthOfTheirOfficeAndGivesItBack() {
    Page page = tasklistOf("registrar", "en-GB");
    assertThat(page.locator(".task-filter .name"))
        .containsText(new String[] {"My office", "Mine", "Overdue"});
    list(page, "My office");
    assertThat(task(page)).containsText("Due");
    task(page).click();
    assertThat(page.locator(".task-details h2.task")).containsText(code);
    page.locator("button.claim").click();
    assertThat(page.locator("button.unclaim")).isVisible();
    list(page, "Mine");
    task(page).click();
    assertThat(page.locator(".task-details h2.task")).containsText(code);
    Chromium.shoot(page, "tasklist");
    list(page, "Overdue");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(task(page)).hasCount(0);
    list(page, "Mine");
    task(page).click();
    page.locator("button.unclaim").click();
    assertThat(task(page)).hasCount(0);
    list(page, "My office");
    assertThat(task(page)).isVisible();
    page.context().close();
  }

  @Test
  void nobodyElseSeesIt() {
    for (String person : new String[] {"clerk", "registrar2"}) {
      Page page = tasklistOf(person, "en-GB");
      list(page, "My office");
      assertThat(page.locator(".tasks-list .search-field")).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(task(page)).hasCount(0);
      page.context().close();
    }
  }

  @Test
  void noFormStaysInTheBrowser() {
    Page page = tasklistOf("registrar", "en-GB");
    page.evaluate(
        "() => { localStorage.setItem('camunda-form:x', 'a'); localStorage.setItem('other', 'b'); }");
    assertThat(page.evaluate("() => Object.keys(localStorage).join()"))
        .asString()
        .contains("other")
        .doesNotContain("camunda-form:");
    page.evaluate("() => { localStorage['camunda-form:y'] = 'left by an older page'; }");
    page.reload();
    assertThat(page.locator(".task-filter").first()).isVisible();
    assertThat(page.evaluate("() => Object.keys(localStorage).join()"))
        .asString()
        .doesNotContain("camunda-form:");
    page.context().close();
  }

  @Test
  void itCarriesTheRegistrysNameAndOffersWhatIsAllowedAlone() {
    Page page = tasklistOf("registrar", "en-GB");
    assertThat(page).hasTitle(Pattern.compile("Civil Registry.*"));
    assertThat(page.locator(".ce-eol-banner")).isHidden();
    assertThat(page.locator(".create-task-action")).isHidden();
    assertThat(page.locator(".start-process-action")).isHidden();
    assertThat(page.getByText("Camunda").locator("visible=true")).hasCount(0);
    page.context().close();
  }

  @Test
  void itSpeaksFrench() {
    Page page = tasklistOf("registrar", "fr-FR");
    assertThat(page.locator(".task-filter .name"))
        .containsText(new String[] {"Mon bureau", "Mes tâches", "En retard"});
    list(page, "Mon bureau");
    assertThat(task(page)).containsText("Échéance");
    assertThat(page.getByText("Raccourcis clavier")).isVisible();
    Chromium.shoot(page, "tasklist-fr");
    page.context().close();
  }
}
