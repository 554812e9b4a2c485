package org.vitalflow.packet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.FieldLabels;

/** What keeps a packet back, as sentences that name our forms' fields in a person's language. */
@Component
class PacketFaultWords {
  /** How MOSIP's schemas limit a text's length. */
  private static final Pattern LENGTH =
      Pattern.compile("\\^\\(\\?=\\.\\{(\\d+),(\\d+)}\\$\\)\\.\\*");

  private final MessageSource messages;
  private final FieldLabels labels;
  private final IdSchema schema;

  PacketFaultWords(MessageSource messages, Pack pack) {
    this.messages = messages;
    this.labels = new FieldLabels(messages);
    this.schema = pack.schema();
  }

  /** One sentence per fault, such as {@code Child, Name: MOSIP takes 3 to 50 characters here.} */
  List<String> sentences(List<PacketFault> faults, Locale language) {
    return faults.stream()
        .map(fault -> label(fault, language) + ": " + why(fault, language))
        .distinct()
        .toList();
  }

  /** The sentences of the faults that the message of a {@link PacketIncomplete} names. */
  List<String> sentences(String message, Locale language) {
    return sentences(PacketFault.named(message), language);
  }

  private String label(PacketFault fault, Locale language) {
    String pointer = fault.pointer();
    return pointer == null || pointer.isEmpty() ? fault.field() : labels.of(pointer, language);
  }

  private String why(PacketFault fault, Locale language) {
    Optional<MatchResult> length =
        fault.kind() == PacketFault.Kind.INVALID ? length(fault.field()) : Optional.empty();
    return length
        .map(
            found ->
                messages.getMessage(
                    "packet.fault.LENGTH", new Object[] {found.group(1), found.group(2)}, language))
        .orElseGet(() -> messages.getMessage("packet.fault." + fault.kind(), null, language));
  }

  private Optional<MatchResult> length(String field) {
    return schema.patterns(field).stream()
        .flatMap(pattern -> LENGTH.matcher(pattern.pattern()).results())
        .findFirst();
  }
}
