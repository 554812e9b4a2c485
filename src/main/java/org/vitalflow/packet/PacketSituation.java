package org.vitalflow.packet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Journal;

/** All that ID operations see of a RID: where it was made, what each channel said, and when. */
@Component
class PacketSituation {
  /** The journal's words for what became of what people chose. */
  private static final Set<String> OUTCOMES =
      Set.of(
          Remedies.NOT_DONE,
          "ASK_NOW",
          "REQUEST_CREDENTIAL",
          "TRIGGER_AGAIN",
          "SEND_AGAIN",
          "RESULT_REFUSED",
          "SECOND_RID_REFUSED",
          "HELPDESK");

  private final PacketFacts facts;
  private final PacketRows rows;
  private final Inquiries inquiries;
  private final Country country;
  private final Journal journal;
  private final Choices choices;
  private final MessageSource messages;
  private final InstantSource clock;

  PacketSituation(
      PacketFacts facts,
      PacketRows rows,
      Inquiries inquiries,
      Country country,
      Journal journal,
      Choices choices,
      MessageSource messages,
      InstantSource clock) {
    this.facts = facts;
    this.rows = rows;
    this.inquiries = inquiries;
    this.country = country;
    this.journal = journal;
    this.choices = choices;
    this.messages = messages;
    this.clock = clock;
  }

  /** The values of the facts that all forms about a RID show. */
  Map<String, Object> of(FormTask task) {
    String rid = String.valueOf(task.rid());
    Locale language = task.language();
    PacketRow row = rows.find(rid).orElseThrow();
    Inquiry inquiry = inquiries.of(rid);
    var shown = new HashMap<>(facts.of(task));
    shown.put("process", row.process());
    shown.put("source", row.source());
    shown.put("office", row.office());
    country
        .office(row.office())
        .ifPresent(
            office ->
                shown.put(
                    "place",
                    String.join(" / ", office.centre(), office.machine(), office.officer())));
    shown.put("age", age(rid, language));
    shown.put("channel", said("form.channel.", row.finalBy(), language));
    shown.put("external", said("form.external.", inquiry.externalStatus(), language));
    shown.put("raw", said("form.raw.", inquiry.rawStatus(), language));
    shown.put("nextLook", moment(rid, inquiry.nextLook(), language));
    shown.put("askedAt", moment(rid, inquiry.lookedAt(), language));
    shown.put("sameCause", sameCause(row));
    shown.put("lastDone", lastDone(task));
    return shown;
  }

  private String said(String words, @Nullable Object code, Locale language) {
    return code == null ? "–" : facts.word(words + code, language);
  }

  private String moment(String rid, @Nullable Instant at, Locale language) {
    return at == null ? "–" : facts.at(rid, at, language);
  }

  private String age(String rid, Locale language) {
    Duration age = Duration.between(rows.createdAt(rid), clock.instant());
    return messages.getMessage(
        "form.age", new Object[] {age.toDays(), age.toHoursPart()}, language);
  }

  /** Cases that MOSIP refused today for the same cause, this one among them. */
  private String sameCause(PacketRow row) {
    String reason = row.reason();
    if (reason == null) {
      return "–";
    }
    ZoneId zone = country.office(row.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    Instant midnight = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return String.valueOf(rows.ofCause(row.process(), reason, midnight));
  }

  /** What became of the last thing that was tried, or – where nothing was. */
  private String lastDone(FormTask task) {
    List<Journal.Entry> entries = journal.timeline(task.eventId());
    for (int i = entries.size() - 1; i >= 0; i--) {
      Journal.Entry entry = entries.get(i);
      if (OUTCOMES.contains(entry.what())) {
        return said(entry, task);
      }
    }
    return "–";
  }

  private String said(Journal.Entry entry, FormTask task) {
    Locale language = task.language();
    String detail = entry.detail() == null ? "" : entry.detail();
    String what = facts.word("desk.what." + entry.what(), language);
    if (entry.what().equals(Remedies.NOT_DONE)) {
      String[] parts = detail.split(" ", 2);
      what += ": " + choices.label(parts[0], language);
      what += parts.length > 1 ? ", " + choices.why(parts[1], language) : "";
    }
    return "%s (%s, %s)"
        .formatted(what, entry.by(), facts.at(String.valueOf(task.rid()), entry.at(), language));
  }
}
