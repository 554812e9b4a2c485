package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.vitalflow.certificate.Page.Line;
import org.vitalflow.certificate.Page.Row;

/**
 * The country's words in the languages of one certificate.
 *
 * @param languages three-letter, the country's default first; never empty
 */
record Wording(Labels labels, List<String> languages) {
  private static final String NOTHING = "–";

  /** A name of more characters than this stands in the type of all other values. */
  private static final int LONG = 80;

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

  /** A line of the register under its label. */
  Row row(String key, List<Line> lines) {
    return new Row(each(key, Style.LABEL), lines);
  }

  /** A value that is the same in every language, on a line of its own; a dash where it is empty. */
  List<Line> value(String value) {
    return List.of(new Line(List.of(plain(value.isBlank() ? NOTHING : value, Style.VALUE))));
  }

  /** These parts of a person's name, in each language they are known in. */
  List<Line> name(JsonNode person, Style style, String... parts) {
    var lines = new ArrayList<Line>();
    names(person)
        .map(
            name ->
                new Text(
                    joined(" ", Stream.of(parts).map(name::path).toArray(JsonNode[]::new)),
                    labels.tag(name.path("language").asText()),
                    style))
        .filter(text -> !text.value().isEmpty())
        .filter(text -> lines.stream().noneMatch(line -> same(line, text)))
        .map(text -> text.value().length() > LONG ? text.as(Style.VALUE) : text)
        .forEach(text -> lines.add(new Line(List.of(text))));
    return lines.isEmpty() ? value("") : lines;
  }

  /** Where it happened: the facility's name, else its kind, and the area. */
  List<Line> place(JsonNode place) {
    var lines = new ArrayList<Line>();
    if (place.path("name").asText("").isBlank()) {
      lines.addAll(line("facility." + place.path("facilityType").asText("OTHER")));
    }
    String where = joined(", ", place.path("name"), place.path("area"));
    if (!where.isEmpty()) {
      lines.addAll(value(where));
    }
    return lines;
  }

  static Stream<JsonNode> names(JsonNode person) {
    return StreamSupport.stream(person.path("name").spliterator(), false);
  }

  /** The parts that say something, with this between them. */
  static String joined(String between, JsonNode... parts) {
    return String.join(
        between,
        Stream.of(parts).map(part -> part.asText("").strip()).filter(p -> !p.isEmpty()).toList());
  }

  private static boolean same(Line line, Text text) {
    return line.pieces().get(0).value().equals(text.value());
  }
}
