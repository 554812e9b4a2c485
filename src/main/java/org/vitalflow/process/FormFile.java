package org.vitalflow.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A form as the designer of forms wrote it: a tree of components. */
final class FormFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
  private static final String LIST = "dynamiclist";
  private static final Set<String> RENDERED = Set.of("text", "html");
  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "expression");
  private static final List<String> TEXTS = List.of("label", "dateLabel", "description", "text");

  private final ObjectNode root;

  private FormFile(ObjectNode root) {
    this.root = root;
  }

  static FormFile read(InputStream bytes) {
    try (bytes) {
      return new FormFile((ObjectNode) JSON.readTree(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's key, by which models and {@link TaskForm}s name it. */
  String key() {
    return root.path("id").asText();
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of values that are rendered as Markdown or HTML. */
  Set<String> rendered() {
    return rendered(root).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> rendered(JsonNode parent) {
    return children(parent).flatMap(FormFile::renderedBy);
  }

  private static Stream<String> renderedBy(ObjectNode component) {
    if (RENDERED.contains(component.path("type").asText())) {
      return Stream.of(component.path("text"), component.path("content"))
          .flatMap(text -> expressions(text.asText()))
          .flatMap(expression -> NAME.matcher(expression).results())
          .map(MatchResult::group);
    }
    Set<String> within = rendered(component).collect(Collectors.toSet());
    // a text that repeats with a list names the values of its rows, not the list they are in
    return within.isEmpty() || !component.path("type").asText().equals(LIST)
        ? within.stream()
        : Stream.concat(within.stream(), Stream.of(component.path("path").asText()));
  }

  /** What a text computes: all of it where it is one expression, else what stands in braces. */
  private static Stream<String> expressions(String text) {
    return text.startsWith("=")
        ? Stream.of(text)
        : TEMPLATE.matcher(text).results().map(template -> template.group(1));
  }

  /** The keys of the fields that a submit brings back. */
  Set<String> inputs() {
    return inputs(root).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> inputs(JsonNode parent) {
    return children(parent)
        .filter(component -> !component.path("disabled").asBoolean())
        .flatMap(
            component -> {
              String type = component.path("type").asText();
              if (type.equals(LIST)) {
                return Stream.of(component.path("path").asText());
              }
              return INPUTS.contains(type)
                  ? Stream.of(component.path("key").asText())
                  : inputs(component);
            });
  }

  /**
   * Puts other words for the form's texts.
   *
   * @param words gives the words for a name, such as {@code issue-certificate.collectedBy.label},
   *     and the English ones
   */
  void reword(BinaryOperator<String> words) {
    components().forEach(component -> reword(component, words));
  }

  private void reword(ObjectNode component, BinaryOperator<String> words) {
    String name = component.path("key").asText(component.path("id").asText());
    String prefix = key() + "." + name + ".";
    TEXTS.forEach(text -> reword(component, text, prefix + text, words));
    each(component.path("values"), "value", prefix + "values.", words);
    each(component.path("columns"), "key", prefix + "columns.", words);
  }

  private static void each(
      JsonNode options, String id, String prefix, BinaryOperator<String> words) {
    options.forEach(
        option -> reword((ObjectNode) option, "label", prefix + option.path(id).asText(), words));
  }

  private static void reword(
      ObjectNode owner, String text, String name, BinaryOperator<String> words) {
    String english = owner.path(text).asText();
    if (!english.isEmpty()) {
      owner.put(text, words.apply(name, english));
    }
  }

  private Stream<ObjectNode> components() {
    return descendants(root);
  }

  private static Stream<ObjectNode> descendants(JsonNode parent) {
    return children(parent)
        .flatMap(component -> Stream.concat(Stream.of(component), descendants(component)));
  }

  private static Stream<ObjectNode> children(JsonNode parent) {
    return StreamSupport.stream(parent.path("components").spliterator(), false)
        .map(ObjectNode.class::cast);
  }
}
