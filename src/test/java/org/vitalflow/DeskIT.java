package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The desk's pages as staff meet them, in a real browser. Needs Chromium. */
@Tag("proof")
class DeskIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Pattern RECEIPT = Pattern.compile(".*/desk/cases/([0-9a-f-]{36})/receipt");

  private static Chromium chromium;
  private static int number;

  private final Town town = RunningTown.town();
  private final String base = town.base();
  private final List<String> expected = new ArrayList<>();

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

  @AfterEach
  void theBrowserHadNothingToComplainAboutAndNoAddressHeldAName() {
    chromium.closePages();
    assertThat(complaints()).isEmpty();
    assertThat(chromium.addresses()).noneMatch(address -> address.contains("Mwansa"));
  }

  @Test
  void aClerkSavesADraftIsToldAllFaultsAtOnceDeclaresAndGetsAReceipt() {
    String given = given();
    Page page = loggedIn("clerk", "en");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New birth")).first().click();
    assertAccessible(page, "capture");
    page.fill("#child-name-0-given", given);
    page.fill("#child-name-0-family", "Mwansa");
    page.getByText("Save and go on: Mother").click();
    assertThat(page).hasURL(Pattern.compile(".*/desk/new/birth/[0-9a-f-]{36}#mother"));
    page.navigate(base + "/desk/new/birth");
    page.getByText(given + " Mwansa").first().click();
    assertThat(page.locator("#child-name-0-given")).hasValue(given);

    page.fill("#child-weightGrams", "heavy");
    page.getByText("Declare the birth").click();
    assertThat(page.locator("[role=alert] h2")).containsText("7 things must be changed");
    assertThat(page.locator("#child-sex-why")).hasText("This is needed.");
    assertThat(page.locator("#child-weightGrams-why")).hasText("This must be a whole number.");
    assertThat(page.locator("#child-weightGrams")).hasValue("heavy");
    assertThat(page.locator("#child-name-0-given")).hasValue(given);
    assertAccessible(page, "capture-faults");
    page.locator("[role=alert] a").first().click();
    assertThat(page.locator("#child-sex")).isFocused();

    fill(page, given);
    page.getByText("Add the name in another language").first().click();
    page.selectOption("#child-name-1-language", "fra");
    page.fill("#child-name-1-given", given + "-Élise");
    page.fill("#child-name-1-family", "Mwansa");
    page.getByText("Declare the birth").click();
    assertThat(page).hasURL(RECEIPT);
    assertAccessible(page, "receipt");
    String id = id(page);
    assertThat(timeline(id)).contains("DECLARED clerk null");
    page.navigate(base + "/desk/new/birth");
    assertThat(page.getByText(given + " Mwansa")).hasCount(0);
  }

  @Test
  void whatIsTypedIsKeptWhenThePageIsLeftWithoutAButton() {
    String given = given();
    Page page = loggedIn("clerk", "en");
    page.navigate(base + "/desk/new/birth");
    page.fill("#child-name-0-given", given);
    page.navigate(base + "/");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              page.navigate(base + "/desk/new/birth");
              return page.getByText(given).count() > 0;
            });
    page.locator(".drafts li")
        .filter(new Locator.FilterOptions().setHasText(given))
        .getByRole(AriaRole.BUTTON)
        .click();
    assertThat(page.getByText(given)).hasCount(0);
  }

  @Test
  void theSameDeclarationSentTwiceIsOneCase() {
    String given = given();
    Page page = loggedIn("clerk", "en");
    page.navigate(base + "/desk/new/birth");
    fill(page, given);
    page.getByText("Save draft").last().click();
    Page second = page.context().newPage();
    second.navigate(page.url());
    page.getByText("Declare the birth").click();
    assertThat(page).hasURL(RECEIPT);
    second.getByText("Declare the birth").click();
    assertThat(second).hasURL(page.url());
  }

  @Test
  void aRegistrarFindsTheCaseByNameTakesItAndOpensItAndAnotherOfficeDoesNot() {
    String given = given();
    Page clerk = loggedIn("clerk", "en");
    clerk.navigate(base + "/desk/new/birth");
    fill(clerk, given);
    clerk.getByText("Declare the birth").click();
    assertThat(clerk).hasURL(RECEIPT);
    String id = id(clerk);
    until(id, "IN_REVIEW");

    Page page = loggedIn("registrar", "en");
    page.screenshot(shot("start"));
    assertAccessible(page, "start");
    page.navigate(base + "/desk/work");
    assertAccessible(page, "work");
    page.fill("#q", given.toUpperCase(Locale.ROOT));
    page.locator("form.find button").click();
    assertThat(page.locator("table.list tbody tr")).hasCount(1);
    assertThat(page.locator("table.list tbody tr")).containsText("Register the birth");
    page.screenshot(shot("work-search"));
    page.locator("table.list tbody a").first().click();
    assertThat(page).hasURL(base + "/desk/cases/" + id);
    assertThat(page.locator("h1")).hasText(given + " Mwansa");
    assertAccessible(page, "case");
    page.getByText("Take", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".tasks")).containsText("taken by registrar");
    page.getByText("Open the task in Tasklist").click();
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/#/?.*task=.*"));
    page.navigate(base + "/desk/work");
    page.fill("#q", given);
    page.locator("form.find button").click();
    page.getByText("Give back").click();
    assertThat(page.locator("[role=status]").first()).hasText("The task is free again.");

    assertThat(timeline(id)).contains("READ registrar work list", "READ registrar case page");
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);

    Page other = loggedIn("registrar2", "en");
    other.navigate(base + "/desk/work");
    assertThat(other.getByText(given)).hasCount(0);
    assertThat(timeline(id)).noneMatch(entry -> entry.contains("registrar2"));
    assertThat(other.navigate(base + "/desk/cases/" + id).status()).isEqualTo(404);
    assertThat(other.locator("h1")).hasText("There is no such case in your office");
    other.screenshot(shot("case-foreign"));
    expected.add("404 " + base + "/desk/cases/" + id);
  }

  @Test
  void takeNextOpensTheTaskThatIsDueFirst() {
    String given = given();
    Page clerk = loggedIn("clerk", "en");
    clerk.navigate(base + "/desk/new/birth");
    fill(clerk, given);
    clerk.getByText("Declare the birth").click();
    until(id(clerk), "IN_REVIEW");
    Page page = loggedIn("registrar", "en");
    page.navigate(base + "/desk/work");
    page.getByText("Take next").click();
    assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/#/?.*task=.*"));
    page.navigate(base + "/desk/work");
    assertThat(page.locator("tr.mine").first()).isVisible();
    page.locator("tr.mine").getByText("Give back").first().click();
  }

  @Test
  void aCompletedCaseShowsItsCertificateItsMaskedNumberAndWhatHappened() {
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    Page page = loggedIn("frontdesk", "en");
    page.navigate(base + "/desk/cases/" + id);
    assertThat(page.locator(".state")).hasText("Completed");
    assertThat(page.getByText("MOSIP: the national ID came")).isVisible();
    assertThat(page.getByText(Pattern.compile("\\*{8,}[0-9]{4}")).first()).isVisible();
    assertAccessible(page, "case-completed");
    var paper = page.context().request().get(base + "/desk/cases/" + id + "/certificate");
    assertThat(paper.headers().get("content-type")).isEqualTo("application/pdf");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".rail")).isHidden();
    page.screenshot(shot("case-print").setFullPage(true));
  }

  @Test
  void aNameWithMarkupIsShownAsText() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", "<img src=1 onerror=alert(1)>");
    String id = town.accept(birth);
    Page page = loggedIn("supervisor", "en");
    page.navigate(base + "/desk/cases/" + id);
    assertThat(page.locator("h1")).containsText("<img src=1 onerror=alert(1)>");
  }

  @Test
  void thePagesSpeakFrenchWhenAskedAndKeepTo() {
    Page page = loggedIn("registrar", "en");
    page.getByText("Français").click();
    assertThat(page.locator("h1")).hasText("Bienvenue, registrar");
    page.navigate(base + "/desk/work");
    assertThat(page.locator("h1")).hasText("Travail");
    page.screenshot(shot("work-fr"));
    page.navigate(base + "/desk/new/birth");
    assertThat(page.locator("h1")).hasText("Déclarer une naissance");
    page.screenshot(shot("capture-fr").setFullPage(true));
    Page byBrowser = loggedIn("clerk", "fr-FR");
    assertThat(byBrowser.locator("h1")).hasText("Bienvenue, clerk");
  }

  @Test
  void theLoginPageIsAccessible() {
    Page page = open("en");
    page.navigate(base + "/login");
    assertAccessible(page, "login");
  }

  @Test
  void whoSeesNoNamesIsToldThatThePageIsClosed() {
    for (String person : List.of("analyst", "medical-coder", "admin")) {
      Page page = loggedIn(person, "en");
      for (String path : List.of("/desk/work", "/desk/new/birth")) {
        assertThat(page.navigate(base + path).status()).isEqualTo(403);
        assertThat(page.locator("h1")).hasText("This page is not open to you.");
      }
    }
    expected.add("403 ");
  }

  private void fill(Page page, String given) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    page.fill("#child-name-0-given", given);
    page.fill("#child-name-0-family", "Mwansa");
    page.selectOption("#child-sex", "female");
    page.fill("#child-dateOfBirth", today.minusDays(3).toString());
    page.fill("#child-weightGrams", "3120");
    page.fill("#child-residence-lines", "7 Baobab Lane");
    page.fill("#child-residence-city", "Ibombo");
    page.fill("#child-residence-province", "Central");
    page.fill("#child-residence-region", "Rabat Sale Kenitra");
    page.fill("#child-residence-zone", "Ben Mansour");
    page.fill("#mother-name-0-given", Strangers.name());
    page.fill("#mother-name-0-family", "Mwansa");
    page.fill("#mother-dateOfBirth", "1999-05");
    page.selectOption("#father-absentBecause", "NOT_DECLARED");
    page.selectOption("#place-facilityType", "HOSPITAL");
    page.fill("#place-name", "Ibombo District Hospital");
    page.selectOption("#informant-relation", "MOTHER");
  }

  private void until(String id, String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Town.tree(town.getAs("ops-demo", "/api/v1/events/" + id))
                    .path("status")
                    .asText()
                    .equals(status));
  }

  /** What happened to a case: the word, by whom, and the detail. */
  private List<String> timeline(String id) {
    var entries = new ArrayList<String>();
    Town.tree(town.getAs("ops-demo", "/api/v1/events/" + id + "/timeline"))
        .forEach(
            entry ->
                entries.add(
                    "%s %s %s"
                        .formatted(
                            entry.path("what").asText(),
                            entry.path("by").asText(),
                            entry.path("detail").asText())));
    return entries;
  }

  private static String id(Page page) {
    var matcher = RECEIPT.matcher(page.url());
    assertThat(matcher.matches()).isTrue();
    return matcher.group(1);
  }

  /** A name nobody had before, of letters only. */
  private static synchronized String given() {
    number++;
    return "Zaw"
        + (char) ('a' + number % 26)
        + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "o");
  }

  private void assertAccessible(Page page, String name) {
    page.screenshot(shot(name).setFullPage(true));
    LocalBrowser.assertAccessible(page, name);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("desk-" + name + ".png"));
  }

  private Page loggedIn(String person, String language) {
    Page page = open(language);
    page.navigate(base + "/");
    Chromium.logIn(page, person);
    assertThat(page).hasURL(base + "/");
    return page;
  }

  private Page open(String language) {
    return chromium.page(language);
  }

  private List<String> complaints() {
    return chromium.complaints().stream()
        .filter(complaint -> expected.stream().noneMatch(complaint::startsWith))
        .toList();
  }
}
