package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SearchTokensTest {
  @Test
  void noTokenIsOfOneFieldAlone() {
    assertThat(SearchTokens.of("birth", birth("Zawadi", "2026-11-03")))
        .isNotEmpty()
        .allSatisfy(token -> assertThat(token.split("\\|")).hasSizeGreaterThanOrEqualTo(4));
  }

  @Test
  void aBirthOfTwoNamesHasSixteenTokens() {
    ObjectNode birth = birth("Zawadi Elise", "2026-11-03");
    ((ObjectNode) birth.at("/mother/name/0")).put("family", "Phiri");
    assertThat(SearchTokens.of("birth", birth)).hasSize(2 * 4 + 2 * 2 + 2 * 2);
  }

  @Test
  void twinsWithDayAndMonthSwappedMeet() {
    assertThat(SearchTokens.of("birth", birth("Zawadi", "2026-11-03")))
        .containsAnyElementsOf(SearchTokens.of("birth", birth("Sawadi", "2026-03-11")));
  }

  @Test
  void childrenOfOtherNamesMothersAndDaysDoNotMeet() {
    ObjectNode other = birth("Daniel", "2024-02-17");
    ((ObjectNode) other.at("/mother/name/0")).put("given", "Lindiwe");
    assertThat(SearchTokens.of("birth", birth("Zawadi", "2026-11-03")))
        .doesNotContainAnyElementsOf(SearchTokens.of("birth", other));
  }

  @Test
  void aNoteWithoutNamesOrDatesHasNoTokens() {
    assertThat(SearchTokens.of("birth", JsonNodeFactory.instance.objectNode())).isEmpty();
  }

  private static ObjectNode birth(String given, String day) {
    ObjectNode birth = JsonNodeFactory.instance.objectNode();
    birth.put("occurredOn", day);
    birth
        .putObject("child")
        .put("dateOfBirth", day)
        .putArray("name")
        .addObject()
        .put("given", given);
    birth.putObject("mother").putArray("name").addObject().put("given", "Grace");
    return birth;
  }
}
