package org.vitalflow.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.FieldLabels;

/** Faults of a record as sentences that name the field by its label, in a person's language. */
@Component
public class FaultWords {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final MessageSource messages;
  private final FieldLabels labels;

  FaultWords(MessageSource messages) {
    this.messages = messages;
    this.labels = new FieldLabels(messages);
  }

  /** One sentence per fault, such as {@code Mother, Name: This is needed.} */
  List<String> sentences(List<Fault> faults, Locale language) {
    return faults.stream()
        .map(fault -> labels.of(fault.pointer(), language) + ": " + why(messages, fault, language))
        .distinct()
        .toList();
  }

  /** What somebody wrote about a part of the record, behind the part's label. */
  String about(@Nullable String pointer, String text, Locale language) {
    return pointer == null || pointer.isEmpty() ? text : labels.of(pointer, language) + ": " + text;
  }

  /** The message of this key. */
  String said(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  /** Why a field is at fault, with the bounds that the rule's own sentence names. */
  public static String why(MessageSource messages, Fault fault, Locale language) {
    Object[] bounds = NUMBER.matcher(fault.detail()).results().map(MatchResult::group).toArray();
    String found = messages.getMessage("fault." + fault.code(), bounds, fault.detail(), language);
    return found == null ? fault.detail() : found;
  }
}
