package org.vitalflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final JsonNode record =
      json(
          """
          {"child": {"name": [
             {"language": "eng", "given": "Zawadi Elise", "family": "Phiri"},
             {"language": "fra", "given": "Zawadi Élise", "family": "Phiri"},
             {"language": "amh", "given": "ዘዋዲ"}]},
           "mother": {"name": [{"language": "eng", "given": "Grace", "family": "N'Diaye"}]}}
          """);

  @Test
  void theReadersLanguageComesFirst() {
    assertThat(Names.of(record.path("child"), Locale.FRENCH)).isEqualTo("Zawadi Élise Phiri");
    assertThat(Names.of(record.path("mother"), Locale.FRENCH)).isEqualTo("Grace N'Diaye");
    assertThat(Names.of(record.path("father"), Locale.FRENCH)).isEmpty();
  }

  @Test
  void aNameIsFoundByBeginningsOfItsWordsInAnyOrderWithoutAccents() {
    assertThat(Names.match(record, "phiri zaw")).isTrue();
    assertThat(Names.match(record, "ELISE")).isTrue();
    assertThat(Names.match(record, "élise")).isTrue();
    assertThat(Names.match(record, "grace diaye")).isTrue();
    assertThat(Names.match(record, "ዘዋ")).isTrue();
  }

  @Test
  void wordsOfTwoPersonsAreNotOneName() {
    assertThat(Names.match(record, "Grace Zawadi")).isFalse();
    assertThat(Names.match(record, "hiri")).isFalse();
    assertThat(Names.match(record, "  ")).isFalse();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
