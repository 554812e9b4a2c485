package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameCodesTest {
  @ParameterizedTest
  @CsvSource({
    "Philip, Filip",
    "Élise, Elise",
    "Muhammad, محمد",
    "Mohamed, Mohammed",
    "Zawadi, Sawadi",
    "Katherine, Catherine",
    "Айгүл, Aigul",
    "Aïa, Aia"
  })
  void spellingsOfOneNameShareTheirCode(String one, String other) {
    assertThat(NameCodes.of(named(one))).isEqualTo(NameCodes.of(named(other))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Grace, Daniel", "Amara, Neema", "Phiri, Tembo"})
  void differentNamesDoNot(String one, String other) {
    assertThat(NameCodes.of(named(one))).doesNotContainAnyElementsOf(NameCodes.of(named(other)));
  }

  @Test
  void everyWordOfEveryLanguageHasItsCodeOnce() {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    names.addObject().put("given", "Zawadi Elise").put("family", "Phiri-Tembo");
    names.addObject().put("given", "Zawadi Élise").put("family", "Phiri");
    assertThat(NameCodes.of(names)).hasSize(4);
  }

  @Test
  void aNameOfManyWordsHasSixCodesAtMost() {
    Set<String> codes = NameCodes.of(named("Ba Ca Da Fa Ga La Ma Na Pa Ra"));
    assertThat(codes).hasSize(6);
  }

  @Test
  void noNameHasNoCode() {
    assertThat(NameCodes.of(JsonNodeFactory.instance.missingNode())).isEmpty();
  }

  private static JsonNode named(String given) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    names.addObject().put("language", "eng").put("given", given);
    return names;
  }
}
