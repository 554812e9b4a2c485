package org.vitalflow.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How marginal notes read, and on which papers they stand. */
class NoteTextsTest {
  private static final List<String> PRINTED = List.of("/child/name", "/father/absentBecause");

  private final Labels labels = new Labels(Samples.country());
  private final NoteTexts texts = new NoteTexts(labels);

  @Test
  void aNoteSaysInEachLanguageWhatStoodAndWhatStands() {
    Map<String, String> said = texts.texts(note("/child/name/0/given", "Amaru {to}", "Amara"));
    assertThat(said.keySet()).containsExactlyElementsOf(labels.languages());
    assertThat(said)
        .containsEntry(
            "eng",
            "On 28 November 2026, by authority of Registrar, Ibombo (AFF-2026-17): Given names (child):"
                + " “Amaru {to}” was corrected to “Amara”. Signed: registrar.");
    assertThat(said.values())
        .allSatisfy(
            text -> assertThat(text).contains("Amaru {to}", "Amara", "AFF-2026-17", "registrar"));
  }

  @Test
  void codesDaysAndNamesAreWrittenAsTheLanguageHasThem() {
    assertThat(texts.texts(note("/child/sex", "male", "female")).get("fra"))
        .contains("Masculin", "Féminin");
    assertThat(texts.texts(note("/child/dateOfBirth", "2026-11-02", "2026-11-03")).get("fra"))
        .contains("2 novembre 2026", "3 novembre 2026");
    ObjectNode father = note("/father", null, null);
    ObjectNode change = (ObjectNode) father.at("/changes/0");
    change.putObject("from").put("absentBecause", "NOT_DECLARED");
    change.putObject("to").putArray("name").addObject().put("given", "Juma").put("family", "Oko");
    assertThat(texts.texts(father).get("eng")).contains("“Not declared”", "“Juma Oko”");
  }

  @Test
  void aPaperShowsTheNotesAboutWhatStandsOnItAndNoneThatIsSealed() {
    var words = new Wording(labels, List.of("eng"));
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.putArray("notes").add(said(note("/child/name/0/given", "Amaru", "Amara")));
    assertThat(MarginalNotes.lines(words, record, PRINTED)).hasSize(1);
    record.withArray("/notes").add(said(note("/child/weightGrams", "1", "2")));
    record.withArray("/notes").add(said(note("/father", "x", "y")).put("sealed", true));
    assertThat(MarginalNotes.lines(words, record, PRINTED)).hasSize(1);
    record.withArray("/notes").add(said(note("/father", "x", "y")));
    assertThat(MarginalNotes.lines(words, record, PRINTED)).hasSize(2);
  }

  private ObjectNode said(ObjectNode note) {
    ObjectNode text = note.putObject("text");
    texts.texts(note).forEach(text::put);
    return note;
  }

  private static ObjectNode note(String field, String from, String to) {
    ObjectNode note = JsonNodeFactory.instance.objectNode();
    note.put("class", "CLERICAL").put("on", "2026-11-28").put("by", "registrar");
    note.put("authority", "Registrar, Ibombo").put("reference", "AFF-2026-17");
    note.putArray("changes").addObject().put("field", field).put("from", from).put("to", to);
    return note;
  }
}
