package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.vitalflow.intake.FaultWords;
import org.vitalflow.platform.Fault;

/** The form of a declaration as it is drawn: values, choices and what is wrong with them. */
final class Capture {
  private final DeskForm form;
  private final Wording wording;
  private final List<String> languages;
  private final ObjectNode draft;
  private final Map<String, String> more;
  private final Map<String, List<String>> faults = new LinkedHashMap<>();

  /**
   * A form to be drawn.
   *
   * @param languages three letters each, in which people may be named
   * @param more the pointer of a list of names that gets one more row, if any does
   */
  Capture(
      DeskForm form,
      Wording wording,
      List<String> languages,
      ObjectNode draft,
      String more,
      List<Fault> found) {
    this.form = form;
    this.wording = wording;
    this.languages = languages;
    this.draft = draft;
    this.more = Map.of(more, more);
    found.forEach(this::add);
  }

  /** A part of the form. */
  record Part(String id, String title, String hint, List<Control> controls) {}

  /** A field of the form. {@code id} is that of its first input. */
  record Control(
      String id,
      String pointer,
      String label,
      String kind,
      String type,
      String value,
      String hint,
      boolean required,
      List<Choice> choices,
      List<Name> names,
      List<String> faults) {}

  /** One thing that can be chosen. */
  record Choice(String value, String label, boolean chosen) {}

  /** A name in one language. */
  record Name(String title, List<Choice> languages, List<Control> parts) {}

  /** A fault in the summary, with the input it is about. */
  record Wrong(String id, String label, String sentence) {}

  /** The form, part by part. */
  List<Part> parts() {
    return form.sections().stream()
        .map(
            section ->
                new Part(
                    section.id(),
                    wording.say("section." + section.id()),
                    wording.say("section." + section.id() + ".hint", ""),
                    section.fields().stream().map(field -> control(section, field)).toList()))
        .toList();
  }

  /** All that is wrong, in the order of the form. */
  List<Wrong> wrong() {
    var wrong = new ArrayList<Wrong>();
    for (Part part : parts()) {
      for (Control control : part.controls()) {
        control.faults().forEach(fault -> wrong.add(wrong(part, control, fault)));
        for (Name name : control.names()) {
          for (Control input : name.parts()) {
            input.faults().forEach(fault -> wrong.add(wrong(part, input, fault)));
          }
        }
      }
    }
    return wrong;
  }

  private static Wrong wrong(Part part, Control control, String fault) {
    return new Wrong(control.id(), part.title() + " – " + control.label(), fault);
  }

  private Control control(Section section, Field field) {
    String pointer = section.pointer(field);
    JsonNode value = draft.at(pointer);
    boolean names = field.kind() == Field.Kind.NAMES;
    return new Control(
        names ? id(pointer + "/0/given") : id(pointer),
        pointer,
        wording.say(field.label()),
        field.control(),
        field.inputType(),
        text(value),
        field.hinted() ? wording.say("desk.hint." + field.kind()) : "",
        form.required().contains(pointer),
        choices(field, text(value)),
        names ? names(pointer, value) : List.of(),
        faults.getOrDefault(pointer, List.of()));
  }

  private List<Choice> choices(Field field, String chosen) {
    return switch (field.kind()) {
      case CODE ->
          field.words().stream()
              .map(word -> new Choice(word, wording.code(field, word), word.equals(chosen)))
              .toList();
      case FLAG ->
          List.of("true", "false").stream()
              .map(word -> new Choice(word, wording.say("desk.flag." + word), word.equals(chosen)))
              .toList();
      case LANGUAGE -> languages(chosen);
      default -> List.of();
    };
  }

  private List<Choice> languages(String chosen) {
    return languages.stream()
        .map(code -> new Choice(code, wording.language(code), code.equals(chosen)))
        .toList();
  }

  private List<Name> names(String pointer, JsonNode value) {
    int rows = Math.max(1, value.size() + (more.containsKey(pointer) ? 1 : 0));
    var names = new ArrayList<Name>();
    for (int i = 0; i < Math.min(rows, Declaration.NAMES); i++) {
      JsonNode name = value.path(i);
      String usual = languages.get(Math.min(i, languages.size() - 1));
      String language = name.path("language").asText(usual);
      String at = pointer + "/" + i;
      names.add(
          new Name(
              wording.say("desk.name.row", i + 1),
              languages(language),
              Declaration.NAME_PARTS.stream().map(part -> part(at, part, name)).toList()));
    }
    return names;
  }

  private Control part(String at, String part, JsonNode name) {
    String pointer = at + "/" + part;
    return new Control(
        id(pointer),
        pointer,
        wording.say("desk.name." + part),
        part.equals("language") ? "choice" : "text",
        "text",
        name.path(part).asText(""),
        "",
        false,
        List.of(),
        List.of(),
        faults.getOrDefault(pointer, List.of()));
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join(
            "\n",
            StreamSupport.stream(value.spliterator(), false).map(line -> line.asText("")).toList())
        : value.asText("");
  }

  private static String id(String pointer) {
    return pointer.substring(1).replace('/', '-');
  }

  private void add(Fault fault) {
    boolean birthday = form == DeskForm.BIRTH && fault.pointer().equals("/occurredOn");
    String pointer = birthday ? "/child/dateOfBirth" : fault.pointer();
    List<String> sentences = faults.computeIfAbsent(field(pointer), at -> new ArrayList<>());
    String sentence = FaultWords.why(wording.messages(), fault, wording.locale());
    if (!sentences.contains(sentence)) {
      sentences.add(sentence);
    }
  }

  /** The field that a fault is shown at: itself, the one it is a part of, or its first part. */
  private String field(String pointer) {
    String first = "";
    for (Section section : form.sections()) {
      for (Field field : section.fields()) {
        String known = section.pointer(field);
        if (pointer.equals(known)) {
          return known;
        }
        if (pointer.startsWith(known + "/")) {
          return field.kind() == Field.Kind.NAMES ? pointer : known;
        }
        if (first.isEmpty() && known.startsWith(pointer + "/")) {
          first = known;
        }
      }
    }
    return first.isEmpty() ? form.sections().get(0).base() + "/name" : first;
  }
}
