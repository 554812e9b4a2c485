package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes two records look like one person's; at 60 a person is asked. */
class LikenessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ASKED = 60;

  @Test
  void theSameSentAgainUnderAnotherReferenceIsCertain() {
    ObjectNode again = birth();
    again.put("crvsReference", "another").putObject("registration").put("number", "77");
    Likeness likeness = DuplicateSearches.compare("birth", birth(), again);
    assertThat(likeness.score()).isEqualTo(100);
    assertThat(likeness.reasons()).startsWith(TwinReason.IDENTICAL);
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "Qabulo, Ndenzi, SAME_NAME",
    "Qabullo, Ndenzi, SIMILAR_NAME",
    "Kabulo, Ndenzi, SIMILAR_NAME",
    "Ndenzi, Qabulo, NAMES_SWAPPED"
  })
  void aChildOfTheSameMotherAndDayWithThatNameIsAskedAbout(
      String given, String family, TwinReason reason) {
    Likeness likeness = score(named(birth(), given, family));
    assertThat(likeness.score()).isGreaterThanOrEqualTo(ASKED);
    assertThat(likeness.reasons()).contains(reason);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2026-03-09, DAY_OFF_BY_ONE",
    "2026-08-03, DAY_AND_MONTH_SWAPPED",
    "2026-03-08, SAME_DAY"
  })
  void aDateThatIsALittleOffIsAskedAbout(String day, TwinReason reason) {
    ObjectNode other = birth();
    other.put("occurredOn", day).withObject("/child").put("dateOfBirth", day);
    Likeness likeness = score(other);
    assertThat(likeness.score()).isGreaterThanOrEqualTo(ASKED);
    assertThat(likeness.reasons()).contains(reason);
  }

  @Test
  void anotherScriptIsAskedAbout() {
    ObjectNode other = named(birth(), "फातिमा", "खान");
    name(other.withObject("/mother"), "आयशा", "खान");
    ObjectNode one = named(birth(), "Fatima", "Khan");
    name(one.withObject("/mother"), "Aisha", "Khan");
    assertThat(DuplicateSearches.compare("birth", one, other).score())
        .isGreaterThanOrEqualTo(ASKED);
  }

  @Test
  void anUnnamedChildOfTheSameMotherDayAndSexIsAskedAboutAndOfTheOtherSexNot() {
    ObjectNode unnamed = birth();
    unnamed.withObject("/child").remove("name");
    unnamed.remove("father");
    assertThat(score(unnamed).score()).isGreaterThanOrEqualTo(ASKED);
    unnamed.withObject("/child").put("sex", "male");
    assertThat(score(unnamed).score()).isLessThan(ASKED);
  }

  @Test
  void aNamesakeOfAnotherMotherIsNotAskedAbout() {
    ObjectNode other = birth();
    name(other.withObject("/mother").put("dateOfBirth", "1990-01-31"), "Thulani", "Ordaz");
    name(other.withObject("/father"), "Bheki", "Ordaz");
    Likeness likeness = score(other);
    assertThat(likeness.score()).isLessThan(ASKED);
    assertThat(likeness.reasons()).contains(TwinReason.OTHER_MOTHER);
  }

  @Test
  void norIsANamesakeWhoseParentsHaveCommonGivenNames() {
    ObjectNode other = birth();
    name(other.withObject("/mother").put("dateOfBirth", "1990-01-31"), "Chembe", "Ordaz");
    name(other.withObject("/father").put("dateOfBirth", "1988-10-02"), "Otieno", "Ordaz");
    assertThat(score(other).score()).isLessThan(ASKED);
  }

  @Test
  void aSiblingOfAnotherNameOfTheSameMotherAndDayIsNotAskedAbout() {
    assertThat(score(named(birth(), "Wemba", "Ndenzi")).score()).isLessThan(ASKED);
  }

  @Test
  void twinsByOrderNameOrSexAreNot() {
    ObjectNode first = twin("TWIN", 1);
    assertThat(DuplicateSearches.compare("birth", first, twin("TWIN", 2)).score()).isZero();
    ObjectNode named = named(twin("TRIPLET", 0), "Wemba", "Ndenzi");
    assertThat(DuplicateSearches.compare("birth", first, named).score()).isZero();
    ObjectNode boy = twin("TWIN", 0);
    boy.withObject("/child").put("sex", "male");
    assertThat(DuplicateSearches.compare("birth", first, boy).score()).isZero();
    assertThat(DuplicateSearches.compare("birth", first, twin("TWIN", 1)).score()).isEqualTo(100);
  }

  @Test
  void theSameNumberIsCertainWhateverTheNames() {
    ObjectNode one = death("Obwoya", "1951-02-03", "2026-11-01");
    ObjectNode other = death("Kidane", "1960-12-30", "2026-11-20");
    for (ObjectNode death : new ObjectNode[] {one, other}) {
      death
          .withObject("/deceased")
          .putArray("identifiers")
          .addObject()
          .put("kind", "UIN")
          .put("value", "2753910462");
    }
    assertThat(DuplicateSearches.compare("death", one, other).reasons())
        .startsWith(TwinReason.SAME_IDENTIFIER);
  }

  @ParameterizedTest(name = "{0}, born {1}, died {2}: asked {3}")
  @CsvSource({
    "Obwoya, 1951-02-03, 2026-11-01, true",
    "Obwoyo, 1951-02-03, 2026-11-02, true",
    "Obwoya, 1951, 2026-11-01, true",
    "Obwoya, 1978-09-30, 2026-11-01, false",
    "Obwoya, 1951-02-03, 2026-05-01, false",
    "Kidane, 1951-02-03, 2026-11-01, false"
  })
  void aDeathIsTheSameByNameAgeAndDay(String given, String born, String died, boolean asked) {
    int score =
        DuplicateSearches.compare(
                "death", death("Obwoya", "1951-02-03", "2026-11-01"), death(given, born, died))
            .score();
    assertThat(score >= ASKED).isEqualTo(asked);
  }

  private static Likeness score(ObjectNode other) {
    return DuplicateSearches.compare("birth", birth(), other);
  }

  private static ObjectNode birth() {
    ObjectNode birth = JSON.createObjectNode();
    birth.put("crvsReference", "one").put("occurredOn", "2026-03-08");
    birth.putObject("place").put("name", "Ibombo Hospital");
    birth.putObject("child").put("sex", "female").put("dateOfBirth", "2026-03-08");
    name(birth.putObject("mother").put("dateOfBirth", "1999-05-14"), "Chembe", "Ndenzi");
    name(birth.putObject("father").put("dateOfBirth", "1997-07-21"), "Otieno", "Ndenzi");
    return named(birth, "Qabulo", "Ndenzi");
  }

  private static ObjectNode named(ObjectNode birth, String given, String family) {
    name(birth.withObject("/child"), given, family);
    return birth;
  }

  private static ObjectNode twin(String type, int order) {
    ObjectNode birth = birth();
    birth.withObject("/child").put("birthType", type);
    if (order > 0) {
      birth.withObject("/child").put("birthOrder", order);
    }
    return birth;
  }

  private static ObjectNode death(String given, String born, String died) {
    ObjectNode death = JSON.createObjectNode();
    death.put("crvsReference", given).put("occurredOn", died);
    name(death.putObject("deceased").put("sex", "male").put("dateOfBirth", born), given, "Mbarara");
    return death;
  }

  private static void name(ObjectNode person, String given, String family) {
    ArrayNode names = person.putArray("name");
    names.addObject().put("language", "eng").put("given", given).put("family", family);
  }
}
