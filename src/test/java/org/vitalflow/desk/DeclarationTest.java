package org.vitalflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationTest {
  @Test
  void whatTheFormDoesNotOfferIsNotTaken() {
    ObjectNode draft =
        Declaration.draft(
            DeskForm.BIRTH,
            Map.of(
                "/registration/registrar",
                "K. Banda",
                "/office",
                "DEMO02",
                "/child/sex",
                "female"));
    assertThat(draft.toString()).isEqualTo("{\"child\":{\"sex\":\"female\"}}");
  }

  @Test
  void aRowOfNamesWithALanguageOnlyIsNoName() {
    ObjectNode draft =
        Declaration.draft(
            DeskForm.BIRTH,
            Map.of(
                "/child/name/0/language", "eng",
                "/child/name/1/language", "fra",
                "/child/name/1/given", "Élise"));
    assertThat(draft.at("/child/name").toString())
        .isEqualTo("[{\"language\":\"fra\",\"given\":\"Élise\"}]");
  }

  @Test
  void numbersLinesAndListsComeAsTheContractHasThem() {
    ObjectNode draft =
        Declaration.draft(
            DeskForm.BIRTH,
            Map.of(
                "/child/weightGrams", "3120",
                "/child/birthOrder", "second",
                "/mother/residence/lines", "7 Baobab Lane\n\n Ward 3 ",
                "/mother/identifiers/0/value", "A1",
                "/mother/nationality", "ken",
                "/consent/idRequest", "false"));
    assertThat(draft.at("/child/weightGrams").isInt()).isTrue();
    assertThat(draft.at("/child/birthOrder").asText()).isEqualTo("second");
    assertThat(draft.at("/mother/residence/lines").toString())
        .isEqualTo("[\"7 Baobab Lane\",\"Ward 3\"]");
    assertThat(draft.at("/mother/identifiers/0/value").asText()).isEqualTo("A1");
    assertThat(draft.at("/mother/nationality").asText()).isEqualTo("KEN");
    assertThat(draft.at("/consent/idRequest").asBoolean(true)).isFalse();
  }

  @Test
  void aParentWhoIsNotEnteredIsDeclaredByTheReasonAlone() {
    ObjectNode draft =
        Declaration.draft(
            DeskForm.BIRTH,
            Map.of("/father/absentBecause", "UNKNOWN", "/father/name/0/given", "Daniel"));
    ObjectNode body = Declaration.body(DeskForm.BIRTH, draft, "DEMO01", "desk-1");
    assertThat(body.path("father").toString()).isEqualTo("{\"absentBecause\":\"UNKNOWN\"}");
    assertThat(draft.at("/father/name/0/given").asText()).isEqualTo("Daniel");
  }

  @Test
  void theDayOfTheEventIsTheChildsDayOfBirth() {
    ObjectNode draft =
        Declaration.draft(DeskForm.BIRTH, Map.of("/child/dateOfBirth", "2026-11-03"));
    assertThat(
            Declaration.body(DeskForm.BIRTH, draft, "DEMO01", "desk-1").path("occurredOn").asText())
        .isEqualTo("2026-11-03");
  }
}
