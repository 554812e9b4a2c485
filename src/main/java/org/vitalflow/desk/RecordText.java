package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PersonNames;

/** A record in the words and the order of a certificate, with what a version changed. */
final class RecordText {
  private static final Section REGISTRATION =
      new Section(
          "registration",
          "/registration",
          List.of(
              Field.of("number", Field.Kind.TEXT),
              Field.of("registeredOn", Field.Kind.DAY),
              Field.of("registrar", Field.Kind.TEXT),
              Field.of("registrar/name", Field.Kind.TEXT),
              Field.of("registrar/designation", Field.Kind.TEXT),
              Field.of("book/volume", Field.Kind.TEXT),
              Field.of("book/page", Field.Kind.TEXT),
              Field.of("book/entry", Field.Kind.TEXT)));

  private final Wording wording;
  private final JsonNode now;
  private final @Nullable JsonNode before;

  /**
   * A record to be shown.
   *
   * @param before the version before, null where there is none to compare with
   */
  RecordText(Wording wording, JsonNode now, @Nullable JsonNode before) {
    this.wording = wording;
    this.now = now;
    this.before = before;
  }

  /** A part of the record with what is known of it. */
  record Part(String id, List<Row> rows) {}

  /**
   * One fact.
   *
   * @param before what stood there in the version before, where that differs
   */
  record Row(String label, List<String> lines, boolean changed, List<String> before) {}

  /** The parts of which anything is known or was known. */
  List<Part> parts() {
    return Stream.concat(DeskForm.of(now).shown(), Stream.of(REGISTRATION))
        .map(section -> new Part(section.id(), rows(section)))
        .filter(part -> !part.rows().isEmpty())
        .toList();
  }

  private List<Row> rows(Section section) {
    var rows = new ArrayList<Row>();
    for (Field field : fields(section)) {
      String pointer = section.pointer(field);
      List<String> lines = lines(field, now.at(pointer));
      JsonNode old = before;
      List<String> earlier = old == null ? lines : lines(field, old.at(pointer));
      if (!lines.isEmpty() || !earlier.isEmpty()) {
        boolean changed = !lines.equals(earlier);
        rows.add(new Row(label(field), lines, changed, changed ? earlier : List.of()));
      }
    }
    return rows;
  }

  /** Identifiers are one fact with several lines, and the day stands with the place. */
  private static List<Field> fields(Section section) {
    var fields = new ArrayList<Field>();
    if (section.id().equals("place")) {
      fields.add(Field.of("occurredOn", Field.Kind.DAY));
    }
    for (Field field : section.fields()) {
      if (field.path().endsWith("identifiers/0/kind")) {
        fields.add(Field.of(field.path().replace("/0/kind", ""), Field.Kind.TEXT));
      } else if (!field.path().endsWith("identifiers/0/value")) {
        fields.add(field);
      }
    }
    return fields;
  }

  private String label(Field field) {
    return wording.say(field.label());
  }

  private List<String> lines(Field field, JsonNode value) {
    if (value.isArray()) {
      var lines = new ArrayList<String>();
      value.forEach(item -> lines.add(item.isObject() ? object(item) : item.asText("")));
      return lines.stream().filter(line -> !line.isBlank()).toList();
    }
    if (value.isMissingNode() || value.isNull() || value.isObject()) {
      return List.of();
    }
    String text =
        switch (field.kind()) {
          case DAY, PARTIAL_DAY -> wording.day(value.asText());
          case CODE -> wording.code(field, value.asText());
          case FLAG -> wording.say("desk.flag." + value.asBoolean());
          case LANGUAGE -> wording.language(value.asText());
          default -> value.asText();
        };
    return text.isBlank() ? List.of() : List.of(text);
  }

  private String object(JsonNode item) {
    if (item.has("value")) {
      String kind = item.path("kind").asText("");
      return wording.code(kind) + " " + new NationalId(kind, item.path("value").asText()).masked();
    }
    String name = PersonNames.full(item);
    return name.isEmpty()
        ? ""
        : name + " (" + wording.language(item.path("language").asText("")) + ")";
  }
}
