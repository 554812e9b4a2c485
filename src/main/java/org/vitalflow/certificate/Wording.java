package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vitalflow.certificate.Page.Line;

/**
 * The country's words in the languages of one certificate.
 *
 * @param languages three-letter, the country's default first; never empty
 */
record Wording(Labels labels, List<String> languages) {

  /** The words for one thing in each language, equal ones once. */
  List<Text> each(String key, Style style) {
    return each(language -> labels.word(language, key), style);
  }

  /** The words for one thing with values filled in; a date stands as each language writes it. */
  List<Text> sentence(String key, String number, LocalDate date) {
    return each(
        language ->
            labels
                .word(language, key)
                .replace("{date}", labels.date(language, date))
                .replace("{number}", number),
        Style.SENTENCE);
  }

  /** A name that the country pack gives per language, else in its default language. */
  List<Text> named(Map<String, String> names, Style style) {
    List<String> given = languages.stream().filter(names::containsKey).toList();
    if (given.isEmpty()) {
      return names.entrySet().stream()
          .limit(1)
          .map(name -> new Text(name.getValue(), labels.tag(name.getKey()), style))
          .toList();
    }
    return given.stream()
        .map(language -> new Text(names.getOrDefault(language, ""), labels.tag(language), style))
        .toList();
  }

  /** The words as a value: left-to-right languages share a line, each other has its own. */
  List<Line> line(String key) {
    return lines(each(key, Style.VALUE));
  }

  /** What is written in each language already, each on lines of its own. */
  List<Line> written(JsonNode texts) {
    return each(language -> texts.path(language).asText(""), Style.VALUE).stream()
        .filter(text -> !text.value().isEmpty())
        .map(text -> new Line(List.of(text)))
        .toList();
  }

  /** A date in figures, then as each language writes it, then in words. */
  List<Line> date(LocalDate date, boolean inWords) {
    var written = each(language -> labels.date(language, date), Style.VALUE);
    written.add(plain(date.toString(), Style.VALUE));
    List<Line> lines = lines(written);
    if (inWords) {
      for (String language : languages) {
        labels
            .dateInWords(language, date)
            .map(words -> new Text(words, labels.tag(language), Style.WORDS))
            .ifPresent(words -> lines.add(new Line(List.of(words))));
      }
    }
    return lines;
  }

  /** A text that is the same in every language, such as a number. */
  Text plain(String value, Style style) {
    return new Text(value, labels.tag(languages.get(0)), style);
  }

  /** Left-to-right texts on one line, each right-to-left one on its own. */
  List<Line> lines(List<Text> texts) {
    var lines = new ArrayList<Line>();
    List<Text> shared = texts.stream().filter(text -> !text.rightToLeft()).toList();
    if (!shared.isEmpty()) {
      lines.add(new Line(shared));
    }
    texts.stream().filter(Text::rightToLeft).forEach(text -> lines.add(new Line(List.of(text))));
    return lines;
  }

  private List<Text> each(Function<String, String> words, Style style) {
    var texts = new ArrayList<Text>();
    for (String language : languages) {
      String value = words.apply(language);
      if (texts.stream().noneMatch(text -> text.value().equals(value))) {
        texts.add(new Text(value, labels.tag(language), style));
      }
    }
    return texts;
  }
}
