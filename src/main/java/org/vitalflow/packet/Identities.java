package org.vitalflow.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Cases;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** What is known of the numbers of one case under which MOSIP may hold identities. */
@Component
class Identities {
  private final PacketRows rows;
  private final PacketFacts facts;
  private final Records records;
  private final Journal journal;
  private final Cases cases;
  private final Events events;

  Identities(
      PacketRows rows,
      PacketFacts facts,
      Records records,
      Journal journal,
      Cases cases,
      Events events) {
    this.rows = rows;
    this.facts = facts;
    this.records = records;
    this.journal = journal;
    this.cases = cases;
    this.events = events;
  }

  /**
   * The values of {@code rid}, {@code numbers} (each RID with what MOSIP said of it), {@code given}
   * (the identifier that the register shows, masked), {@code beside} (those that came with the RID
   * that was given up) and {@code stays}.
   */
  Map<String, Object> of(FormTask task) {
    var shown = new HashMap<String, Object>();
    shown.put("rid", String.valueOf(task.rid()));
    shown.put(
        "numbers",
        rows.of(task.eventId()).stream()
            .map(row -> said(row, task.language()))
            .collect(Collectors.joining(" · ")));
    shown.put(
        "given",
        records.nationalId(task.eventId()).map(id -> id.kind() + " " + id.masked()).orElse("–"));
    shown.put(
        "beside",
        beside(task).isEmpty()
            ? "–"
            : beside(task).stream()
                .map(id -> id.kind() + " " + id.masked())
                .collect(Collectors.joining(" · ")));
    shown.put("stays", stays(task).orElse("–"));
    return shown;
  }

  private String said(PacketRow row, Locale language) {
    return "%s: %s (%s)"
        .formatted(
            row.rid(),
            facts.word("form.packet." + row.status(), language),
            facts.at(row.rid(), row.updatedAt(), language));
  }

  private List<NationalId> beside(FormTask task) {
    return records.besideNationalIds(task.eventId());
  }

  /**
   * Makes the register show the identity that stays, where that is the one of the RID that came
   * alive, and has a new paper issued.
   */
  void settle(FormTask task) {
    List<NationalId> beside = beside(task);
    if (!beside.isEmpty() && stays(task).equals(Optional.ofNullable(task.rid()))) {
      beside.forEach(id -> records.nationalId(task.eventId(), id));
      cases.certificateWanted(events.get(task.eventId()));
    }
  }

  private Optional<String> stays(FormTask task) {
    return journal.timeline(task.eventId()).stream()
        .filter(entry -> entry.what().equals(TwoIdentitiesForm.STAYS))
        .reduce((earlier, later) -> later)
        .map(Journal.Entry::detail);
  }

  List<String> rids(FormTask task) {
    return rows.of(task.eventId()).stream().map(PacketRow::rid).toList();
  }

  /** What can be chosen to stay. */
  List<Map<String, Object>> options(FormTask task) {
    return rids(task).stream()
        .map(rid -> Map.<String, Object>of("value", rid, "label", rid))
        .toList();
  }
}
