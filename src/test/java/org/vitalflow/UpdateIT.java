package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Revisions;

/** Corrections from a CRVS to the new certificate and to MOSIP, by the doors that people use. */
@Tag("proof")
class UpdateIT {
  private static final String GIVEN = "/child/name/0/given";

  private static final Town town = RunningTown.town();
  private static final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private static final TaskDesk desk = new TaskDesk();

  @Test
  void aSpellingIsCorrectedAfterIssueTheOldPaperIsOutgrownAndMosipHearsTheNameAlone() {
    String birth = town.accept(Town.birth());
    JsonNode before = town.until(birth, "COMPLETED");
    String oldPaper = address(before);
    String update = accept(correction(before, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elisa"));
    JsonNode waiting = town.until(update, "IN_REVIEW");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("registrar");
    assertThat(decide("registrar", update, Map.of("decision", "APPROVE"))).isEqualTo(204);

    JsonNode done = town.until(update, "COMPLETED");
    assertThat(done.path("registrationNumber").asText()).startsWith("DEMO01-U-");
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("PROCESSED");
    JsonNode packet = town.packet(done.at("/packets/0/rid").asText());
    assertThat(packet.path("process").asText()).isEqualTo("CRVS_UPDATE");
    assertThat(packet.path("fields").properties())
        .extracting(Map.Entry::getKey)
        .filteredOn(field -> !field.equals("IDSchemaVersion"))
        .containsExactlyInAnyOrder("UIN", "fullName", "vitalEventReason");
    assertThat(packet.at("/fields/fullName").toString()).contains("Zawadi Elisa Phiri");

    JsonNode after = town.event(birth);
    assertThat(after.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(after.path("recordVersion").asInt()).isEqualTo(2);
    assertThat(after.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(after.at("/certificate/number")).isNotEqualTo(before.at("/certificate/number"));
    assertThat(verified(oldPaper)).isEqualTo("SUPERSEDED");
    assertThat(verified(address(after))).isEqualTo("VALID");
    String paper = print(after);
    assertThat(paper)
        .contains("Zawadi Elisa", "was corrected to", "est rectifié en", "AFF-2026-17");
    assertThat(desk.entries(birth, "CORRECTED"))
        .containsExactly("registrar " + done.path("trackingCode").asText());
    assertThat(desk.entries(birth, "CERTIFICATE_SUPERSEDED")).hasSize(1);
  }

  @Test
  void aRegistrarCorrectsInABrowserAndTheOldCodeSaysSo() {
    JsonNode birth = town.until(town.accept(Town.birth()), "COMPLETED");
    String oldPaper = address(birth);
    String id = accept(correction(birth, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elisa"));
    JsonNode waiting = town.until(id, "IN_REVIEW");
    try (var chromium = new Chromium()) {
      Page page = chromium.as("registrar");
      page.navigate(town.base() + "/desk/cases/" + id);
      assertThat(page.locator("#correction + p").textContent()).contains("Clerical error");
      accessible(page, "correction-case");
      shown("registrar", id);
      page.navigate(town.base() + "/camunda/app/tasklist/default/#/?task=" + task(id));
      page.locator(".fjs-form table >> text=Zawadi Elisa").waitFor();
      page.getByLabel("Approve: the entry is corrected").check();
      Chromium.shoot(page, "form-approve-correction");
      page.locator(".form-actions .btn-primary").click();
      town.until(id, "COMPLETED");
      page.navigate(town.base() + "/desk/cases/" + birth.path("id").asText());
      assertThat(page.locator("#notes ~ ul").textContent()).contains("was corrected to");
      accessible(page, "corrected-entry");
      page.navigate(oldPaper);
      assertThat(page.content()).contains(waiting.path("office").asText());
      accessible(page, "verify-superseded");
    }
    assertThat(verified(oldPaper)).isEqualTo("SUPERSEDED");
  }

  private static void accessible(Page page, String name) {
    Chromium.shoot(page, name);
    LocalBrowser.assertAccessible(page, name);
  }

  @Test
  void anInfantsAddressIsToldToMosipAndLeavesThePaperAsItIs() {
    String birth = town.accept(Town.birth());
    JsonNode before = town.until(birth, "COMPLETED");
    String update =
        accept(
            correction(
                before, "CLERICAL", "/child/residence/lines/0", "7 Baobab Lane", "9 Acacia Row"));
    town.until(update, "IN_REVIEW");
    assertThat(decide("registrar", update, Map.of("decision", "APPROVE"))).isEqualTo(204);
    JsonNode done = town.until(update, "COMPLETED");
    assertThat(town.packet(done.at("/packets/0/rid").asText()).path("fields").properties())
        .extracting(Map.Entry::getKey)
        .filteredOn(field -> !field.equals("IDSchemaVersion"))
        .containsExactlyInAnyOrder("UIN", "addressLine1", "vitalEventReason");
    assertThat(town.event(birth).path("certificate")).isEqualTo(before.path("certificate"));
  }

  @Test
  void anAdultsCorrectionIsCertifiedAndNotToldToMosip() {
    ObjectNode grown = Town.birth();
    grown.put("occurredOn", "2001-03-04").put("lateReason", "Born far from any office");
    grown.withObject("/child").put("dateOfBirth", "2001-03-04");
    for (String parent : List.of("mother", "father")) {
      grown.withObject("/" + parent).put("dateOfBirth", "1970-01-05");
    }
    JsonNode before = town.until(town.accept(grown), "COMPLETED");
    String update = accept(correction(before, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elyse"));
    town.until(update, "IN_REVIEW");
    assertThat(shown("registrar", update).get("mosip")).asString().contains("centre");
    assertThat(decide("registrar", update, Map.of("decision", "APPROVE"))).isEqualTo(204);
    JsonNode done = town.until(update, "COMPLETED");
    assertThat(done.at("/nationalId/reason").asText()).isEqualTo("BIOMETRICS_LINKED");
    assertThat(done.path("packets")).isEmpty();
  }

  @Test
  void whatTheEntryCouldNotBearIsRefusedByTheChangeThatBringsIt() {
    ObjectNode sent = Town.birth();
    JsonNode birth = town.until(town.accept(sent), "COMPLETED");
    ObjectNode wrong = correction(birth, "MATERIAL", "/child/sex", "female", "neuter");
    change(wrong, "/child/shoeSize", null, "19");
    change(wrong, "/mother/dateOfBirth", sent.at("/mother/dateOfBirth").asText(), "2999-01-01");
    HttpResponse<String> answer = post(wrong);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Town.tree(answer).path("errors"))
        .extracting(fault -> fault.path("pointer").asText())
        .containsExactlyInAnyOrder("/changes/0/to", "/changes/1/field", "/changes/2/to");
    ObjectNode none = correction(birth, "CLERICAL", "/registration/number", "1", "2");
    assertThat(Town.tree(post(none)).at("/errors/0/pointer").asText())
        .isEqualTo("/changes/0/field");
  }

  @Test
  void aCorrectionOfWhatTheEntryDoesNotSayIsAConflictThatUsesNothingUp() {
    JsonNode birth = town.until(town.accept(Town.birth()), "COMPLETED");
    ObjectNode stale = correction(birth, "CLERICAL", GIVEN, "Zawady", "Zawadi Elisa");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = town.post("update", stale, key);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Town.tree(answer).path("code").asText()).isEqualTo("RECORD_CHANGED");
    assertThat(town.event(birth.path("id").asText())).isEqualTo(birth);
    ((ObjectNode) stale.at("/changes/0")).put("from", "Zawadi Elise");
    assertThat(town.post("update", stale, key).statusCode()).isEqualTo(202);
  }

  @Test
  void ofTwoCorrectionsOfOneEntryOneWinsAndTheOtherIsTold() {
    JsonNode birth = town.until(town.accept(Town.birth()), "COMPLETED");
    String first = accept(correction(birth, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elisa"));
    String second = accept(correction(birth, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elize"));
    town.until(first, "IN_REVIEW");
    town.until(second, "IN_REVIEW");
    assertThat(decide("registrar", first, Map.of("decision", "APPROVE"))).isEqualTo(204);
    town.until(first, "COMPLETED");
    assertThat(shown("registrar", second)).containsEntry("fits", false);
    assertThat(decide("registrar", second, Map.of("decision", "APPROVE"))).isEqualTo(400);
    var refusal = Map.<String, Object>of("decision", "REFUSE", "ground", "RECORD_CHANGED");
    assertThat(decide("registrar", second, refusal)).isEqualTo(204);
    town.until(second, "REFUSED");
    assertThat(desk.entries(second, "REFUSED")).containsExactly("registrar RECORD_CHANGED");
    ObjectNode third = correction(birth, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elsie");
    assertThat(post(third).statusCode()).isEqualTo(409);
  }

  @Test
  void aRegistrarCrvsCorrectsByLawAndOfTwoAtOnceOneIsApplied() {
    JsonNode birth = town.until(town.accept(Town.birth()), "COMPLETED");
    List<String> accepted = new ArrayList<>();
    for (String name : List.of("Zawadi Elisa", "Zawadi Eliza")) {
      ObjectNode update = correction(birth, "CLERICAL", GIVEN, "Zawadi Elise", name);
      update
          .putObject("registration")
          .put("number", "COR-" + UUID.randomUUID())
          .put("registeredOn", update.at("/legalBasis/on").asText());
      HttpResponse<String> answer = post(update);
      assertThat(answer.statusCode()).isIn(202, 409);
      if (answer.statusCode() == 202) {
        accepted.add(Town.tree(answer).path("id").asText());
      }
    }
    List<JsonNode> applied = new ArrayList<>();
    for (String id : accepted) {
      JsonNode ended = ended(id);
      if (ended.path("status").asText().equals("COMPLETED")) {
        applied.add(ended);
      } else {
        assertThat(desk.entries(id, "RECORD_CHANGED")).hasSize(1);
      }
    }
    assertThat(applied).hasSize(1);
    assertThat(applied.get(0).path("registrationNumber").asText()).startsWith("COR-");
    assertThat(town.event(birth.path("id").asText()).path("recordVersion").asInt()).isEqualTo(2);
  }

  @Test
  void aCorrectionOfAnUnknownEntryIsTakenAndAClerkFindsTheEntry() {
    JsonNode birth = town.until(town.accept(Town.birth()), "COMPLETED");
    ObjectNode body = correction(birth, "MATERIAL", GIVEN, "Zawadi Elise", "Amina");
    body.put("registrationNumber", "NOWHERE-" + UUID.randomUUID());
    String update = accept(body);
    JsonNode waiting = town.until(update, "INCOMPLETE");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("clerk");
    assertThat(decide("clerk", update, Map.of("search", "AGAIN"))).isEqualTo(400);
    assertThat(
            decide(
                "clerk",
                update,
                Map.of(
                    "search",
                    "AGAIN",
                    "entryNumberFound",
                    birth.path("registrationNumber").asText())))
        .isEqualTo(204);
    JsonNode found = town.until(update, "IN_REVIEW");
    assertThat(found.at("/openTasks/0/group").asText()).isEqualTo("supervisor");
    var refusal = Map.<String, Object>of("decision", "REFUSE", "ground", "NOT_PROVEN");
    assertThat(decide("supervisor", update, refusal)).isEqualTo(204);
    town.until(update, "REFUSED");
  }

  @Test
  void aNewPaperOfOursIsHandedOutByAPersonAndTheCorrectionWaitsForIt() {
    String birth = town.accept(Town.birth("birth-declared.json"));
    town.until(birth, "IN_REVIEW");
    assertThat(decide("registrar", birth, Map.of("decision", "REGISTER"))).isEqualTo(204);
    town.until(birth, "READY_TO_ISSUE");
    var handedOver = Map.<String, Object>of("collectedBy", "MOTHER", "identityChecked", true);
    assertThat(decide("frontdesk", birth, handedOver)).isEqualTo(204);
    JsonNode before = town.until(birth, "COMPLETED");
    String update = accept(correction(before, "CLERICAL", GIVEN, "Zawadi Elise", "Zawadi Elisa"));
    town.until(update, "IN_REVIEW");
    assertThat(decide("registrar", update, Map.of("decision", "APPROVE"))).isEqualTo(204);
    JsonNode waiting = town.until(update, "READY_TO_ISSUE");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("frontdesk");
    JsonNode outgrown = town.event(birth);
    assertThat(outgrown.path("status").asText()).isEqualTo("READY_TO_ISSUE");
    assertThat(outgrown.path("openTasks")).hasSize(1);
    assertThat(outgrown.at("/certificate/status").asText()).isEqualTo("SUPERSEDED");
    assertThat(decide("frontdesk", birth, handedOver)).isEqualTo(204);
    town.until(update, "COMPLETED");
    assertThat(town.event(birth).path("status").asText()).isEqualTo("COMPLETED");
    assertThat(town.event(birth).at("/certificate/status").asText()).isEqualTo("VALID");
  }

  @Test
  void anAdoptionNeedsAnOrderAndLeavesNoTraceOnThePaper() {
    ObjectNode sent = Town.birth();
    JsonNode birth = town.until(town.accept(sent), "COMPLETED");
    String mother = "/mother/name/0/given";
    ObjectNode body = correction(birth, "ADOPTION", mother, sent.at(mother).asText(), "Beatrice");
    ((ObjectNode) body.path("legalBasis")).remove("reference");
    String update = accept(body);
    town.until(update, "IN_REVIEW");
    var order =
        Map.<String, Object>of(
            "order",
            "ENTERED",
            "orderReference",
            "AD-88",
            "orderedOn",
            body.at("/legalBasis/on").asText(),
            "orderedBy",
            "Family Court",
            "orderSeen",
            true);
    assertThat(decide("registrar", update, order)).isEqualTo(204);
    assertThat(decide("supervisor", update, Map.of("decision", "APPROVE"))).isEqualTo(204);
    town.until(update, "COMPLETED");
    assertThat(print(town.event(birth.path("id").asText())))
        .contains("Beatrice")
        .doesNotContain("corrected", "AD-88", "Family Court");
  }

  @Test
  void aNameThatIsAddedBringsTheIdentityThatWaitedForIt() {
    String birth = town.accept(Town.birth("birth-declared.json"));
    town.until(birth, "IN_REVIEW");
    registerWithoutName(UUID.fromString(birth));
    JsonNode nameless = town.until(birth, "READY_TO_ISSUE");
    assertThat(nameless.at("/nationalId/reason").asText()).isEqualTo("NO_NAME");
    ObjectNode body = correction(nameless, "NAME_ADDED", "/child/name", null, null);
    ((ObjectNode) body.at("/changes/0"))
        .putArray("to")
        .addObject()
        .put("language", "eng")
        .put("given", "Zuhura")
        .put("family", "Phiri");
    String update = accept(body);
    town.until(update, "IN_REVIEW");
    assertThat(decide("registrar", update, Map.of("decision", "APPROVE"))).isEqualTo(204);
    town.until(update, "COMPLETED");
    JsonNode named = town.event(birth);
    assertThat(named.at("/packets/0/process").asText()).isEqualTo("CRVS_NEW");
    assertThat(named.at("/nationalId/requested").asBoolean()).isTrue();
    assertThat(named.at("/nationalId/masked").asText()).isNotEmpty();
    assertThat(named.path("status").asText()).isEqualTo("READY_TO_ISSUE");
  }

  /** As the law allows: no form takes a child without a name yet. */
  private static void registerWithoutName(UUID birth) {
    var context = RunningTown.context();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            transaction -> {
              Event event = context.getBean(Events.class).lock(birth);
              ObjectNode record = context.getBean(Records.class).current(birth);
              record.withObject("/child").remove("name");
              context.getBean(Revisions.class).keep(event, record);
            });
    tasks.complete(task(birth.toString()), Map.of("decision", "REGISTER"));
  }

  private static ObjectNode correction(
      JsonNode entry, String legalClass, String field, String from, String to) {
    ObjectNode body = Town.JSON.createObjectNode();
    body.put("crvsReference", "corr-" + UUID.randomUUID()).put("office", "DEMO01");
    body.put("registrationNumber", entry.path("registrationNumber").asText());
    body.putObject("legalBasis")
        .put("class", legalClass)
        .put("reference", "AFF-2026-17")
        .put("on", entry.path("receivedAt").asText().substring(0, 10))
        .put("authority", "Registrar, Ibombo");
    body.putObject("requester").put("relation", "MOTHER");
    body.putArray("changes");
    change(body, field, from, to);
    return body;
  }

  private static void change(ObjectNode body, String field, String from, String to) {
    body.withArray("/changes").addObject().put("field", field).put("from", from).put("to", to);
  }

  private static JsonNode ended(String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> town.event(id),
            view -> view.path("status").asText().matches("COMPLETED|REFUSED"));
  }

  private static HttpResponse<String> post(JsonNode body) {
    return town.post("update", body, UUID.randomUUID().toString());
  }

  private static String accept(JsonNode body) {
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Town.tree(answer).path("id").asText();
  }

  private static int decide(String person, String id, Map<String, Object> said) {
    return desk.submit(person, id, desk.step(id), said).statusCode();
  }

  private static String task(String id) {
    return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult().getId();
  }

  private static Map<String, Object> shown(String person, String id) {
    return desk.open(person, id, desk.step(id));
  }

  private static String print(JsonNode event) {
    try (var pdf = Loader.loadPDF(town.bytes(event.at("/certificate/href").asText()).body())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the paper's code opens. */
  private static String address(JsonNode event) {
    String printed = print(event).replace(" ", "");
    Matcher address =
        Pattern.compile("/verify/" + event.at("/certificate/number").asText() + "\\?c=[0-9A-Z]{12}")
            .matcher(printed);
    assertThat(address.find()).isTrue();
    return town.base() + address.group();
  }

  private static String verified(String address) {
    return Town.tree(
            town.send(
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json")))
        .path("status")
        .asText();
  }
}
