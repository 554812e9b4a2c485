package org.vitalflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.platform.Fault;

class EventRulesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

  private final EventRules rules =
      new EventRules(Births.country(), InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z")));

  static List<BadBirth> badBirths() {
    return BadBirth.all().toList();
  }

  @ParameterizedTest
  @MethodSource("badBirths")
  void aBadBirthIsRefusedForExactlyItsFaults(BadBirth bad) {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    bad.spoil().accept(birth);
    assertThat(faults(birth)).containsExactlyInAnyOrderElementsOf(bad.faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"birth-registered.json", "birth-declared.json", "birth-notified.json"})
  void aGoodBirthHasNoFaults(String file) {
    assertThat(faults(Births.birth(file, TODAY))).isEmpty();
  }

  @Test
  void aBirthWithEverythingThatMayBeThereHasNoFaults() {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    birth.put("occurredAtTime", "23:59").put("channel", "PAPER").put("lateReason", "far\naway");
    birth.put("remarks", "a\ttab").put("outcome", "LIVE_BIRTH").put("origin", "LEGACY");
    birth.put("previousLiveBirths", 2).put("previousLiveBirthDate", "2024-05");
    birth.put("notificationNumber", "N1").putObject("consent").put("idRequest", true);
    ObjectNode registration = (ObjectNode) birth.path("registration");
    registration.putObject("book").put("volume", 3).put("page", "12a").put("entry", "7");
    registration.putObject("registrar").put("name", "K. Banda").put("designation", "Registrar");
    ObjectNode informant = (ObjectNode) birth.path("informant");
    informant.putNull("authenticationToken").set("person", birth.path("mother").deepCopy());
    ObjectNode mother = (ObjectNode) birth.path("mother");
    mother.put("nameAtBirth", "Tembo").put("nationality", "ZMB").put("deceased", false);
    mother
        .putArray("identifiers")
        .addObject()
        .put("kind", "VID")
        .put("value", "1")
        .put("verified", true);
    birth.putArray("documents").addObject().put("type", "NOTE").put("content", base64("%PDF-1.7"));
    assertThat(faults(birth)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "አማራ",
        "محمد",
        "प्रियंका",
        "क\u200dष",
        "می\u200cخواهم",
        "王小明",
        "O'Neil-Ng",
        "A\u0301",
        "👶"
      })
  void namesOfAllScriptsAreTaken(String given) {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    ((ObjectNode) birth.at("/child/name/0")).put("given", given);
    assertThat(faults(birth)).isEmpty();
  }

  @Test
  void nobodyDiesBeforeTheyAreBorn() {
    ObjectNode death = Births.birth("death-at-home.json", TODAY);
    assertThat(rules.faults("death", death, false)).isEmpty();
    ((ObjectNode) death.path("deceased")).put("dateOfBirth", TODAY.toString());
    assertThat(rules.faults("death", death, false))
        .extracting(Fault::code)
        .containsExactly("BORN_AFTER_EVENT");
    ((ObjectNode) death.path("deceased")).put("dateOfBirth", String.valueOf(TODAY.getYear()));
    assertThat(rules.faults("death", death, false)).isEmpty();
  }

  @Test
  void ofANotifiedDeathOneNameOfTheDeceasedIsEnough() {
    ObjectNode death = Births.birth("death-at-home.json", TODAY);
    death.retain("crvsReference", "office", "deceased");
    assertThat(rules.faults("death", death, true)).isEmpty();
    death.remove("deceased");
    assertThat(rules.faults("death", death, true))
        .extracting(Fault::pointer)
        .containsExactly("/deceased/name");
  }

  @Test
  void aParentMayBeAbsentForAReason() {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    birth.putObject("mother").put("absentBecause", "FOUNDLING");
    birth.putObject("father").put("absentBecause", "UNKNOWN");
    assertThat(faults(birth)).isEmpty();
  }

  @Test
  void aNotificationNeedsNoMoreThanReferenceOfficeAndOneName() {
    ObjectNode note = Births.birth("birth-notified.json", TODAY);
    note.remove(List.of("occurredOn", "child"));
    assertThat(faults(note)).isEmpty();
    assertThat(rules.faults("birth", note, false))
        .extracting(Fault::pointer)
        .contains("/occurredOn", "/place", "/informant", "/child", "/father");
  }

  @Test
  void whatANotificationHoldsMustStillBeRight() {
    ObjectNode note = Births.birth("birth-notified.json", TODAY);
    ((ObjectNode) note.path("child")).put("sex", "boy").put("dateOfBirth", "2020-01-01");
    assertThat(faults(note))
        .containsExactlyInAnyOrder("UNKNOWN_VALUE /child/sex", "DATES_DIFFER /child/dateOfBirth");
  }

  @Test
  void theDayIsCountedAtTheOffice() {
    ObjectNode birth = Births.birth("birth-declared.json", TODAY.plusDays(1));
    assertThat(faults(birth)).containsExactly("FUTURE_DATE /declaredOn");
    birth.put("office", "EAST");
    assertThat(faults(birth)).isEmpty();
  }

  @Test
  void noSentenceHoldsWhatWasSent() {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    birth.put("office", "Qwzxil").put("declaredOn", "Qwzxil");
    ((ObjectNode) birth.path("mother")).put("dateOfBirth", "Qwzxil").put("sex", "Qwzxil");
    ((ObjectNode) birth.path("contact")).put("phone", "Qwzxil").put("email", "Qwzxil");
    assertThat(rules.faults("birth", birth, false))
        .hasSize(6)
        .allSatisfy(fault -> assertThat(fault.detail()).doesNotContain("Qwzxil"));
  }

  @Test
  void aHostileBodyIsAnsweredInAHundredFaultsAtMost() {
    ObjectNode birth = Births.birth("birth-registered.json", TODAY);
    for (int i = 0; i < 1000; i++) {
      birth.put("x" + i, i);
    }
    assertThat(faults(birth)).hasSize(100);
  }

  private List<String> faults(ObjectNode birth) {
    return rules.faults("birth", birth, birth.path("notification").asBoolean(false)).stream()
        .map(fault -> fault.code() + " " + fault.pointer())
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
