package org.vitalflow.packet;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;

/** What the forms of tasks about a packet have in common: its state in plain words, one answer. */
@Component
class PacketFacts {
  static final String RESOLUTION = "resolution";

  private final PacketRows rows;
  private final Country country;
  private final MessageSource messages;

  PacketFacts(PacketRows rows, Country country, MessageSource messages) {
    this.rows = rows;
    this.country = country;
    this.messages = messages;
  }

  /**
   * The values of {@code rid}, {@code status}, {@code reason}, {@code rawReason}, {@code since}.
   */
  Map<String, Object> of(FormTask task) {
    String rid = String.valueOf(task.rid());
    PacketRow row =
        rows.find(rid).orElseThrow(() -> new IllegalStateException("No packet row for RID " + rid));
    Locale language = task.language();
    String raw = row.reason();
    return Map.of(
        "rid",
        rid,
        "status",
        word("form.packet." + row.status(), language),
        "reason",
        reason(raw, language),
        "rawReason",
        raw == null ? "–" : raw,
        "since",
        at(row, row.updatedAt(), language));
  }

  /**
   * The resolution a person chose.
   *
   * @throws FormRefused where it is none of the form's
   */
  Map<String, Object> resolution(FormTask task, Map<String, Object> fields, Set<Object> known) {
    Object chosen = fields.get(RESOLUTION);
    if (chosen == null || !known.contains(chosen)) {
      throw new FormRefused(List.of(word("form.resolution", task.language())));
    }
    return Map.of(RESOLUTION, chosen);
  }

  /** A reason in plain words: its code, and the cause after it where MOSIP's history named one. */
  String reason(@Nullable String raw, Locale language) {
    String[] codes = (raw == null ? "NONE" : raw).split(" ", 3);
    String other = word("form.packet.OTHER", language);
    String said = words("form.packet." + codes[0], other, language);
    String cause = codes.length > 1 ? words("form.cause." + codes[1], "", language) : "";
    return cause.isEmpty() ? said : said + ": " + cause;
  }

  private String words(String code, String otherwise, Locale language) {
    return String.valueOf(messages.getMessage(code, null, otherwise, language));
  }

  /** A moment as people of the packet's office write it. */
  String at(String rid, Instant moment, Locale language) {
    return rows.find(rid).map(row -> at(row, moment, language)).orElse("–");
  }

  private String at(PacketRow row, Instant moment, Locale language) {
    ZoneId zone = country.office(row.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    // English as the day is written outside the United States
    Locale written = language.equals(Locale.ENGLISH) ? Locale.UK : language;
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(written)
        .format(moment.atZone(zone));
  }

  String word(String code, Locale language) {
    return messages.getMessage(code, null, language);
  }
}
