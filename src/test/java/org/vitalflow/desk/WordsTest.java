package org.vitalflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.vitalflow.platform.Fault;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Milestone;

/** Whatever the desk shows has a word in each of its languages. */
class WordsTest {
  private static final ResourceBundleMessageSource MESSAGES = messages();

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(keys(Locale.FRENCH)).isEqualTo(keys(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyFieldSectionCodeAndStatusHasAWord(String language) {
    Wording wording = wording(Locale.forLanguageTag(language));
    var wordless = new ArrayList<String>();
    for (Section section :
        Stream.of(DeskForm.BIRTH, DeskForm.DEATH)
            .flatMap(form -> Stream.concat(form.sections().stream(), form.shown()))
            .toList()) {
      check(wording, "section." + section.id(), wordless);
      for (Field field : section.fields()) {
        check(wording, field.label(), wordless);
        if (field.hinted()) {
          check(wording, "desk.hint." + field.kind(), wordless);
        }
        field.words().forEach(word -> check(wording, "desk.word." + word, wordless));
      }
    }
    for (EventStatus status : EventStatus.values()) {
      check(wording, "desk.status." + status, wordless);
    }
    for (Milestone milestone : Milestone.values()) {
      check(wording, "desk.notifications.what." + milestone, wordless);
    }
    assertThat(wordless).isEmpty();
  }

  @Test
  void everyFaultIsShownAtAFieldThatThePageHas() {
    List<Fault> faults =
        List.of(
            new Fault("/occurredOn", "REQUIRED", "This member is required."),
            new Fault("/place", "REQUIRED", "This member is required."),
            new Fault(
                "/mother/name/0/given", "TOO_LONG", "This text has more than 200 characters."),
            new Fault("/father/residence/lines/2", "BAD_CHARACTER", "x"),
            new Fault("/something/else", "UNKNOWN_FIELD", "There is no such member here."));
    var capture =
        new Capture(
            DeskForm.BIRTH,
            wording(Locale.FRENCH),
            List.of("eng", "fra"),
            JsonNodeFactory.instance.objectNode(),
            "",
            faults);
    assertThat(capture.wrong())
        .extracting(Capture.Wrong::id)
        .containsExactlyInAnyOrder(
            "child-dateOfBirth",
            "place-facilityType",
            "mother-name-0-given",
            "father-residence-lines",
            "child-name-0-given");
    assertThat(capture.wrong())
        .extracting(Capture.Wrong::sentence)
        .contains("Ce texte a plus de 200 caractères.");
  }

  @Test
  void aChangedFactIsMarkedWithWhatStoodThere() {
    ObjectNode before = JsonNodeFactory.instance.objectNode();
    before.putObject("child").put("sex", "male").put("dateOfBirth", "2026-11-03");
    ObjectNode now = before.deepCopy();
    now.withObject("/child").put("sex", "female");
    List<RecordText.Row> rows =
        new RecordText(wording(Locale.ENGLISH), now, before).parts().get(0).rows();
    assertThat(rows)
        .filteredOn(RecordText.Row::changed)
        .containsExactly(new RecordText.Row("Sex", List.of("Female"), true, List.of("Male")));
  }

  @Test
  void anIdentifierOfAPersonIsMasked() {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record
        .putObject("mother")
        .putArray("identifiers")
        .addObject()
        .put("kind", "VID")
        .put("value", "1234567890123456");
    assertThat(new RecordText(wording(Locale.ENGLISH), record, null).parts())
        .singleElement()
        .extracting(part -> part.rows().get(0).lines())
        .isEqualTo(List.of("VID ************3456"));
  }

  private static void check(Wording wording, String key, List<String> wordless) {
    if (wording.say(key, "").isEmpty()) {
      wordless.add(key);
    }
  }

  private static Wording wording(Locale locale) {
    return new Wording(MESSAGES, locale, ZoneOffset.UTC);
  }

  private static Set<String> keys(Locale locale) {
    var own = new Properties();
    String name =
        ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES)
            .toBundleName("messages", locale);
    try (var in = WordsTest.class.getResourceAsStream("/" + name + ".properties")) {
      own.load(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return own.stringPropertyNames();
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
