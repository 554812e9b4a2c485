package org.vitalflow.platform;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What our forms call the parts of a record, in a person's language. */
public class FieldLabels {
  private static final List<String> PERSONS =
      List.of("child", "mother", "father", "informant", "deceased");

  private final MessageSource messages;

  public FieldLabels(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The label of a part of the record, such as {@code Mother, Name}.
   *
   * @param pointer JSON pointer, not empty
   */
  public String of(String pointer, Locale language) {
    String path = pointer.substring(1).replace('/', '.');
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (!PERSONS.contains(first)) {
      return field(path, words("section." + first, path, language), language);
    }
    String section = words("section." + first, first, language);
    if (dot < 0) {
      return section;
    }
    String rest = path.substring(dot + 1).replaceAll("^name\\.\\d+(\\.\\w+)?$", "name");
    return section + ", " + field(rest, rest, language);
  }

  /** An entry of a list without a label of its own is called as the list. */
  private String field(String path, String otherwise, Locale language) {
    String list = path.replaceAll("\\.\\d+$", "");
    return words("field." + path, words("field." + list, otherwise, language), language);
  }

  private String words(String key, String otherwise, Locale language) {
    String found = messages.getMessage(key, null, otherwise, language);
    return found == null ? otherwise : found;
  }
}
