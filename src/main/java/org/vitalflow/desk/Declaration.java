package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person typed into the form of a declaration, as a draft and as the body of an event. */
final class Declaration {
  /** Names that one person may have, one per language. */
  static final int NAMES = 20;

  static final List<String> NAME_PARTS = List.of("language", "given", "middle", "family");

  private Declaration() {}

  /** Whether this is the pointer of a list of names that the form offers. */
  static boolean isNames(DeskForm form, String pointer) {
    return form.sections().stream()
        .anyMatch(
            section ->
                section.fields().stream()
                    .anyMatch(
                        field ->
                            field.kind() == Field.Kind.NAMES
                                && section.pointer(field).equals(pointer)));
  }

  /**
   * Reads the fields that the form offers and no others.
   *
   * @param typed by JSON pointer, as the inputs are named
   */
  static ObjectNode draft(DeskForm form, Map<String, String> typed) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    for (Section section : form.sections()) {
      for (Field field : section.fields()) {
        String pointer = section.pointer(field);
        if (field.kind() == Field.Kind.NAMES) {
          names(draft, pointer, typed);
        } else {
          value(draft, pointer, field, typed.getOrDefault(pointer, "").strip());
        }
      }
    }
    return draft;
  }

  private static void names(ObjectNode draft, String pointer, Map<String, String> typed) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < NAMES; i++) {
      ObjectNode name = JsonNodeFactory.instance.objectNode();
      for (String part : NAME_PARTS) {
        String text = typed.getOrDefault(pointer + "/" + i + "/" + part, "").strip();
        if (!text.isEmpty()) {
          name.put(part, text);
        }
      }
      if (name.size() > 1 || (name.size() == 1 && !name.has("language"))) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      set(draft, pointer, names);
    }
  }

  private static void value(ObjectNode draft, String pointer, Field field, String text) {
    if (text.isEmpty()) {
      return;
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonNode value =
        switch (field.kind()) {
          // what is no number stays a text, so that the rules say so
          case WHOLE ->
              text.matches("-?[0-9]{1,9}")
                  ? nodes.numberNode(Integer.parseInt(text))
                  : nodes.textNode(text);
          case COUNTRY -> nodes.textNode(text.toUpperCase(Locale.ROOT));
          case FLAG -> nodes.booleanNode(text.equals("true"));
          case LINES -> {
            ArrayNode lines = nodes.arrayNode();
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            yield lines;
          }
          default -> nodes.textNode(text);
        };
    set(draft, pointer, value);
  }

  /** Sets a member, making the objects and the items of a list on the way to it. */
  private static void set(ObjectNode root, String pointer, JsonNode value) {
    String[] steps = pointer.substring(1).split("/");
    ObjectNode at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      if (steps[i + 1].matches("[0-9]")) {
        ArrayNode list = at.withArray(steps[i]);
        int number = Integer.parseInt(steps[i + 1]);
        while (list.size() <= number) {
          list.addObject();
        }
        at = (ObjectNode) list.get(number);
        i++;
      } else {
        at = at.withObject("/" + steps[i]);
      }
    }
    at.set(steps[steps.length - 1], value);
  }

  /** The event that the draft declares; whole objects that are missing are named part by part. */
  static ObjectNode body(DeskForm form, ObjectNode draft, String office, String reference) {
    ObjectNode body = draft.deepCopy();
    body.put("crvsReference", reference).put("office", office);
    form.objects().forEach(name -> body.withObject("/" + name));
    for (String parent : List.of("mother", "father")) {
      JsonNode because = body.at("/" + parent + "/absentBecause");
      if (!because.isMissingNode()) {
        body.set(parent, JsonNodeFactory.instance.objectNode().set("absentBecause", because));
      }
    }
    if (body.at("/medical/chain") instanceof ArrayNode chain) {
      for (int i = 0; i < chain.size(); i++) {
        ((ObjectNode) chain.get(i)).put("line", String.valueOf((char) ('a' + i)));
      }
    }
    JsonNode born = body.at("/child/dateOfBirth");
    if (!born.isMissingNode()) {
      body.set("occurredOn", born);
    }
    return body;
  }
}
