package org.vitalflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitalflow.platform.Fault;

/** Which changes an entry bears, and what it is afterwards. */
class CorrectionRulesTest {
  private static final CorrectionRules RULES =
      new CorrectionRules(
          new EventRules(
              Births.country(), InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z"))));

  private final ObjectNode birth = birth();
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();

  @Test
  void aFatherIsEnteredWhereNoneWas() {
    change("/father/absentBecause", "NOT_DECLARED", null);
    name(change("/father/name", null, null).putArray("to").addObject(), "Juma", "Oko");
    change("/father/basis", null, "ACKNOWLEDGEMENT");
    assertThat(RULES.faults("birth", birth, changes())).isEmpty();
    ObjectNode corrected = CorrectionRules.applied(birth, changes());
    assertThat(corrected.at("/father/name/0/given").asText()).isEqualTo("Juma");
    assertThat(corrected.at("/father").has("absentBecause")).isFalse();
    assertThat(birth.at("/father").has("name")).isFalse();
  }

  @Test
  void theDayOfTheBirthAndTheChildsFirstStayOne() {
    change("/child/dateOfBirth", "2026-11-21", "2026-11-20");
    assertThat(RULES.faults("birth", birth, changes())).isEmpty();
    assertThat(CorrectionRules.applied(birth, changes()).path("occurredOn").asText())
        .isEqualTo("2026-11-20");
  }

  @Test
  void anEntryOfAListIsAddedAndTakenAwayWithoutMovingOthersUnderway() {
    name(change("/child/name/1", null, null).putObject("to"), "Zuhura", "Oko");
    change("/child/name/0", null, null).set("from", birth.at("/child/name/0"));
    assertThat(CorrectionRules.stale(birth, changes())).isEmpty();
    assertThat(RULES.faults("birth", birth, changes())).isEmpty();
    assertThat(CorrectionRules.applied(birth, changes()).at("/child/name")).hasSize(1);
  }

  @Test
  void eachFaultStandsAtTheChangeThatBringsIt() {
    change("/child/sex", "female", "neuter");
    change("/child/shoeSize", null, "19");
    change("/mother/name", null, null).set("from", birth.at("/mother/name"));
    change("/child/name/7/given", null, "Zuhura");
    assertThat(RULES.faults("birth", birth, changes()))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/changes/3/field", "NO_SUCH_PLACE"));
    body.withArray("/changes").remove(3);
    assertThat(RULES.faults("birth", birth, changes()))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/changes/0/to", "/changes/1/field", "/changes/2/to");
  }

  @Test
  void whatIsNoFactOfTheEntryIsNamedWhateverTheEntry() {
    change("/registration/number", "1", "2");
    change("child", null, "x");
    change("/child/sex", "male", "male");
    change("/child/name", null, "x");
    change("/child/name/0/given", "a", "b");
    var faults = new Faults(LocalDate.parse("2026-11-25"), false);
    CorrectionRules.judge(body, faults);
    assertThat(faults.found())
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly(
            "/changes/0/field NOT_CORRECTABLE",
            "/changes/1/field BAD_POINTER",
            "/changes/2/to SAME_VALUE",
            "/changes/4/field CHANGED_TWICE");
    assertThat(RULES.faults("death", birth, changes()).get(0).code()).isEqualTo("NOT_CORRECTABLE");
  }

  @Test
  void theSameNameMayBeWrittenWithComposedLettersOrWithout() {
    birth.withObject("/mother").put("occupation", "Élève");
    change("/mother/occupation", "E\u0301le\u0300ve", "Student");
    assertThat(CorrectionRules.stale(birth, changes())).isEmpty();
    change("/child/sex", "male", "female");
    assertThat(CorrectionRules.stale(birth, changes())).containsExactly("/changes/1/from");
  }

  @Test
  void marginalNotesDoNotMakeAnEntryFaulty() {
    birth.putArray("notes").addObject().put("class", "CLERICAL");
    change("/child/weightGrams", null, null).put("to", 3300);
    assertThat(RULES.faults("birth", birth, changes())).isEmpty();
    assertThat(CorrectionRules.applied(birth, changes()).path("notes")).hasSize(1);
  }

  private List<Change> changes() {
    return Change.of(body);
  }

  private ObjectNode change(String field, String from, String to) {
    return body.withArray("/changes")
        .addObject()
        .put("field", field)
        .put("from", from)
        .put("to", to);
  }

  private static void name(ObjectNode name, String given, String family) {
    name.put("language", "eng").put("given", given).put("family", family);
  }

  private static ObjectNode birth() {
    ObjectNode birth = JsonNodeFactory.instance.objectNode();
    birth.put("crvsReference", "x-1").put("office", "DEMO01").put("occurredOn", "2026-11-21");
    birth.putObject("place").put("facilityType", "HOME");
    birth.putObject("informant").put("relation", "MOTHER");
    ObjectNode child = birth.putObject("child").put("sex", "female");
    child.put("dateOfBirth", "2026-11-21");
    name(child.putArray("name").addObject(), "Zawadi", "Oko");
    name(birth.putObject("mother").putArray("name").addObject(), "Neema", "Oko");
    birth.putObject("father").put("absentBecause", "NOT_DECLARED");
    return birth;
  }
}
