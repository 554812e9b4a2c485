package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.NoteWords;
import org.vitalflow.registry.PersonNames;

/** Writes marginal notes in the country's words, one sentence per language of its labels. */
@Component
class NoteTexts implements NoteWords {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern PERSON =
      Pattern.compile("/(child|mother|father|deceased|spouse|informant)(?:/person)?(/.*|)");
  private static final String HIDDEN = "•••";

  private final Labels labels;

  NoteTexts(Labels labels) {
    this.labels = labels;
  }

  @Override
  public Map<String, String> texts(JsonNode note) {
    var texts = new LinkedHashMap<String, String>();
    labels.languages().forEach(language -> texts.put(language, text(note, language)));
    return texts;
  }

  private String text(JsonNode note, String language) {
    String reference = note.path("reference").asText("");
    String authority = note.path("authority").asText("");
    String ground =
        authority.isEmpty() || reference.isEmpty()
            ? authority + reference
            : authority + " (" + reference + ")";
    return filled(
        labels.word(language, ground.isEmpty() ? "note.plain" : "note.sentence"),
        Map.of(
            "date",
            labels.date(language, LocalDate.parse(note.path("on").asText())),
            "authority",
            ground,
            "changes",
            each(note.path("changes"))
                .map(change -> change(change, language))
                .collect(Collectors.joining("; ")),
            "by",
            note.path("by").asText()));
  }

  private String change(JsonNode change, String language) {
    String field = change.path("field").asText();
    boolean isNew = !change.has("from");
    String way = isNew ? "note.added" : change.has("to") ? "note.corrected" : "note.struck";
    return filled(
        labels.word(language, way),
        Map.of(
            "field", fact(field, language),
            "from", value(field, change.path("from"), language),
            "to", value(field, change.path("to"), language)));
  }

  private String fact(String field, String language) {
    Matcher person = PERSON.matcher(field);
    if (!person.matches()) {
      String key = field.startsWith("/place") ? "note.place" : "note.other";
      return labels.word(language, field.equals("/occurredOn") ? "note.occurredOn" : key);
    }
    return filled(
        labels.word(language, "note.field"),
        Map.of(
            "fact", labels.word(language, key(person.group(2))),
            "person", labels.word(language, "note." + person.group(1))));
  }

  private static String key(String part) {
    Matcher name = Pattern.compile("/name/\\d+/(given|middle|family)").matcher(part);
    if (name.matches()) {
      return "note." + name.group(1);
    }
    if (part.isEmpty() || part.equals("/absentBecause")) {
      return "note.entered";
    }
    return switch (part.split("/")[1]) {
      case "name" -> "note.name";
      case "sex" -> "sex";
      case "dateOfBirth" -> "birth.date";
      case "residence" -> "note.residence";
      case "nationality" -> "note.nationality";
      case "occupation" -> "note.occupation";
      default -> "note.other";
    };
  }

  private String value(String field, JsonNode value, String language) {
    if (field.contains("/identifiers")) {
      return HIDDEN;
    }
    if (value.isObject()) {
      return object(field, value, language);
    }
    if (value.isArray()) {
      return each(value)
          .map(item -> value(field, item, language))
          .distinct()
          .collect(Collectors.joining(", "));
    }
    String text = value.asText("");
    if (DAY.matcher(text).matches()) {
      return labels.date(language, LocalDate.parse(text));
    }
    String code = field.substring(field.lastIndexOf('/') + 1);
    String key =
        switch (code) {
          case "sex" -> "sex." + text;
          case "absentBecause" -> "absent." + text;
          case "facilityType" -> "facility." + text;
          default -> "";
        };
    return labels.has(key) ? labels.word(language, key) : text;
  }

  private String object(String field, JsonNode object, String language) {
    if (object.hasNonNull("absentBecause")) {
      return value("/absentBecause", object.path("absentBecause"), language);
    }
    List<String> names =
        object.has("name") ? PersonNames.all(object) : List.of(PersonNames.full(object));
    if (object.has("name") || object.has("language")) {
      return String.join(", ", names);
    }
    var parts = new ArrayList<String>();
    object
        .properties()
        .forEach(part -> parts.add(value(field + "/" + part.getKey(), part.getValue(), language)));
    return String.join(", ", parts);
  }

  /** In one go, so that what is filled in is never taken for a gap. */
  private static String filled(String words, Map<String, String> values) {
    return GAP.matcher(words)
        .replaceAll(
            gap -> Matcher.quoteReplacement(values.getOrDefault(gap.group(1), gap.group())));
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
