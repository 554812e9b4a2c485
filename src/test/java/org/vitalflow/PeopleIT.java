package org.vitalflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People carry a birth through desk and Tasklist, in a real browser, up to its end. Needs Chromium.
 */
@Tag("proof")
class PeopleIT {
  private static final Pattern RECEIPT = Pattern.compile(".*/desk/cases/([0-9a-f-]{36}).*");
  private static Chromium chromium;

  private final Town town = RunningTown.town();

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
  void closePages() {
    chromium.closePages();
    chromium.complaints();
  }

  @Test
  void aClerkDeclaresARegistrarCorrectsAndRegistersAndTheFrontDeskHandsTheCertificateOver() {
    String id = declareAtTheDesk("clerk", "Zawdi Amina");
    Page registrar = open("registrar", "My office", id);
    assertThat(field(registrar, "Child: given names")).hasValue("Zawdi Amina");
    type(registrar, "Child: given names", "Zawadi Amina");
    choose(registrar, "Register: the facts are proven");
    Chromium.shoot(registrar, "form-register-birth");
    complete(registrar);
    assertThat(town.until(id, "READY_TO_ISSUE").path("recordVersion").asInt()).isEqualTo(2);
    assertThat(browserStorage(registrar)).doesNotContain("Zawadi", "camunda-form:");

    Page frontdesk = open("frontdesk", "Ready to issue", id);
    assertThat(frontdesk.locator(".fjs-form")).containsText("Zawadi Amina");
    choose(frontdesk, "Mother");
    frontdesk.getByLabel("I have checked the identity of this person").check();
    Chromium.shoot(frontdesk, "form-issue-certificate");
    complete(frontdesk);
    JsonNode done = town.until(id, "COMPLETED");
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(done.path("registrationNumber").asText()).startsWith("DEMO01-B-");
    assertThat(timeline(id)).contains("DECLARED clerk", "EDITED registrar", "REGISTERED registrar");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whoDeclaredABirthCannotRegisterItAndIsToldWhoCan() {
    String id = declareAtTheDesk("registrar", "Imani");
    Page page = open("registrar", "My office", id);
    choose(page, "Register: the facts are proven");
    page.locator(".form-actions .btn-primary").click();
    assertThat(page.locator(".notifications, [notifications-panel]").first())
        .containsText("another registrar of your office, or the supervisor, must register it");
    Chromium.shoot(page, "form-four-eyes");
    assertThat(town.event(id).path("status").asText()).isEqualTo("IN_REVIEW");
  }

  @Test
  void aReturnedBirthComesToTheClerkWithTheReasonAndBackToTheRegistrar() {
    String id = declareAtTheDesk("clerk", "Furaha");
    Page registrar = open("registrar", "My office", id);
    choose(registrar, "Return: something must be put right");
    type(
        registrar,
        "What must be put right about the mother",
        "The family name is not that of her papers");
    complete(registrar);
    town.until(id, "INCOMPLETE");

    Page clerk = open("clerk", "Waiting for the public", id);
    assertThat(clerk.locator(".fjs-form")).containsText("not that of her papers");
    type(clerk, "Mother: family name", "Mwanza");
    Chromium.shoot(clerk, "form-complete-birth");
    complete(clerk);
    town.until(id, "IN_REVIEW");
    assertThat(timeline(id)).contains("RETURNED registrar", "EDITED clerk");
  }

  @Test
  void aReferredBirthIsRegisteredByTheSupervisor() {
    String id = declareAtTheDesk("clerk", "Subira");
    Page registrar = open("registrar", "My office", id);
    choose(registrar, "Refer to the supervisor");
    type(registrar, "Why the supervisor must decide", "The father is a relative of mine");
    complete(registrar);
    Page supervisor = open("supervisor", "My office", id);
    assertThat(supervisor.locator(".fjs-form")).containsText("relative of mine");
    Chromium.shoot(supervisor, "form-referred-birth");
    choose(supervisor, "Register: the facts are proven");
    complete(supervisor);
    town.until(id, "READY_TO_ISSUE");
    assertThat(timeline(id)).contains("REFERRED registrar", "REGISTERED supervisor");
  }

  @Test
  void aRefusedBirthEndsWithItsGround() {
    String id = declareAtTheDesk("clerk", "Jabari");
    Page registrar = open("registrar", "My office", id);
    choose(registrar, "Refuse: this birth is not registered here");
    registrar.locator(".fjs-form-field-select .fjs-input-group").last().click();
    registrar.getByText("The birth is registered already").last().click();
    complete(registrar);
    assertThat(town.until(id, "REFUSED").path("openTasks")).isEmpty();
    assertThat(timeline(id)).contains("REFUSED registrar ALREADY_REGISTERED");
  }

  @Test
  void aHospitalsNoteIsCompletedByTheClerkAndRegistered() {
    ObjectNode note = Town.birth("birth-notified.json");
    note.withObject("/child").set("residence", Town.birth().at("/child/residence"));
    String id = town.accept(note);
    town.until(id, "INCOMPLETE");
    Page clerk = open("clerk2", "Waiting for the public", id);
    assertThat(clerk.locator(".fjs-form")).containsText("Child, Name: This is needed.");
    type(clerk, "Child: given names", "Thandeka");
    pick(clerk, "Kind of place", "Health centre");
    pick(clerk, "Father not entered, because", "Not declared");
    pick(clerk, "Who declares the birth", "Health facility");
    Chromium.shoot(clerk, "form-complete-notification");
    complete(clerk);
    town.until(id, "IN_REVIEW");
    Page registrar = open("registrar2", "My office", id);
    assertThat(field(registrar, "Child: given names")).hasValue("Thandeka");
    choose(registrar, "Register: the facts are proven");
    complete(registrar);
    JsonNode registered = town.until(id, "READY_TO_ISSUE");
    assertThat(registered.path("registrationNumber").asText()).startsWith("DEMO02-B-");
  }

  @Test
  void aBirthOfFourteenMonthsAgoIsRegisteredOnceTheSupervisorApproves() {
    ObjectNode birth = Town.birth("birth-declared.json");
    LocalDate born = LocalDate.now(ZoneOffset.UTC).minusMonths(14);
    birth.put("occurredOn", born.toString()).put("lateReason", "The road was washed away");
    birth.withObject("/child").put("dateOfBirth", born.toString());
    String id = town.accept(Papers.with(birth, "HOSPITAL_NOTE"));
    town.until(id, "IN_REVIEW");
    Page registrar = open("registrar", "My office", id);
    choose(registrar, "Register: the facts are proven");
    Chromium.shoot(registrar, "form-register-late-birth");
    complete(registrar);
    Page supervisor = open("supervisor", "My office", id);
    assertThat(supervisor.locator(".fjs-form")).containsText("The road was washed away");
    assertThat(supervisor.locator(".fjs-form"))
        .containsText("no other entry of this event was found");
    choose(supervisor, "Approve: the event is entered in the register");
    Chromium.shoot(supervisor, "form-approve-late");
    complete(supervisor);
    JsonNode registered = town.until(id, "READY_TO_ISSUE");
    assertThat(registered.path("timeliness").asText()).isEqualTo("DELAYED");
    assertThat(timeline(id)).contains("SUPERVISOR_APPROVED supervisor", "REGISTERED registrar");
  }

  @Test
  void twoRecordsThatLookAlikeAreDecidedBothWays() {
    ObjectNode birth = Town.birth("birth-declared.json");
    town.until(town.accept(birth), "IN_REVIEW");
    String same = reported(birth, "same");
    Page page = open("registrar", "My office", same);
    assertThat(page.locator(".fjs-form")).containsText("Zawadi Elise Phiri");
    Chromium.shoot(page, "form-decide-duplicate");
    Page both = page.context().newPage();
    both.navigate(
        town.base() + page.locator(".fjs-form a[href*=twins]").first().getAttribute("href"));
    assertThat(both.locator("h1")).containsText("Two records side by side");
    Chromium.shoot(both, "desk-twins");
    both.close();
    choose(page, "The same: the other record stands");
    type(page, "Reason, or which papers are needed", "Reported by ward and family");
    complete(page);
    assertThat(town.until(same, "DUPLICATE").path("openTasks")).isEmpty();

    String other = reported(birth, "other");
    page = open("registrar", "My office", other);
    choose(page, "Two different persons: this event goes on");
    complete(page);
    town.until(other, "IN_REVIEW");
  }

  private String reported(ObjectNode birth, String reference) {
    birth.put("crvsReference", reference + "-" + System.nanoTime());
    String id = town.accept(birth);
    town.until(id, "POSSIBLE_DUPLICATE");
    return id;
  }

  private String declareAtTheDesk(String person, String given) {
    Page page = chromium.as(person);
    page.navigate(town.base() + "/desk/new/birth");
    page.fill("#child-name-0-given", given);
    page.fill("#child-name-0-family", "Mwansa");
    page.selectOption("#child-sex", "female");
    page.fill("#child-dateOfBirth", LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
    page.fill("#child-residence-lines", "7 Baobab Lane");
    page.fill("#child-residence-city", "Ibombo");
    page.fill("#child-residence-province", "Central");
    page.fill("#child-residence-region", "Rabat Sale Kenitra");
    page.fill("#child-residence-zone", "Ben Mansour");
    page.fill("#mother-name-0-given", Strangers.name());
    page.fill("#mother-name-0-family", "Mwansa");
    page.selectOption("#father-absentBecause", "NOT_DECLARED");
    page.selectOption("#place-facilityType", "HOSPITAL");
    page.fill("#place-name", "Ibombo District Hospital");
    page.selectOption("#informant-relation", "MOTHER");
    page.getByText("Declare the birth").click();
    assertThat(page).hasURL(RECEIPT);
    var receipt = RECEIPT.matcher(page.url());
    assertThat(receipt.matches()).isTrue();
    page.context().close();
    town.until(receipt.group(1), "IN_REVIEW");
    return receipt.group(1);
  }

  /** Takes the case's task in Tasklist under this list; its form is open then. */
  private Page open(String person, String list, String id) {
    String code = town.event(id).path("trackingCode").asText();
    Page page = chromium.page("en-GB");
    page.navigate(town.base() + "/camunda/app/tasklist/default/");
    Chromium.logIn(page, person);
    page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(list)).click();
    page.locator(".tasks-list li.task")
        .filter(new Locator.FilterOptions().setHasText(code))
        .click();
    page.locator("button.claim").click();
    assertThat(page.locator("button.unclaim")).isVisible();
    assertThat(page.locator(".fjs-form")).isVisible();
    return page;
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static void type(Page page, String label, String text) {
    field(page, label).fill(text);
    // the form takes a value over when its field is left
    field(page, label).press("Tab");
    assertThat(field(page, label)).hasValue(text);
    page.waitForTimeout(500);
  }

  private static void pick(Page page, String label, String option) {
    Locator select =
        page.locator(".fjs-form-field-select")
            .filter(new Locator.FilterOptions().setHasText(label));
    select.locator(".fjs-input-group").click();
    select
        .locator(".fjs-dropdownlist-item")
        .filter(new Locator.FilterOptions().setHasText(option))
        .first()
        .click();
    page.waitForTimeout(500);
  }

  private static void choose(Page page, String label) {
    field(page, label).check();
  }

  private static void complete(Page page) {
    page.locator(".form-actions .btn-primary").click();
    assertThat(page.locator(".fjs-form")).hasCount(0);
  }

  private static String browserStorage(Page page) {
    return String.valueOf(
        page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"));
  }

  private List<String> timeline(String id) {
    JsonNode entries = Town.tree(town.get("/api/v1/events/" + id + "/timeline"));
    return StreamSupport.stream(entries.spliterator(), false)
        .map(
            entry ->
                (entry.path("what").asText()
                        + " "
                        + entry.path("by").asText()
                        + (entry.path("what").asText().equals("REFUSED")
                            ? " " + entry.path("detail").asText()
                            : ""))
                    .strip())
        .toList();
  }
}
