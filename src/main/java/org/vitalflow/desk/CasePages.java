package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.certificate.BurialPermits;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.Work;
import org.vitalflow.process.WorkItem;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.CertificateHistory.CertificateSummary;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.RecordHistory;
import org.vitalflow.registry.Records;

/** Gathers what all stages know of a case for the page that shows it. */
@Component
class CasePages {
  private final Work work;
  private final Records records;
  private final Documents documents;
  private final RecordHistory history;
  private final Journal journal;
  private final PacketHistory packets;
  private final CertificateHistory certificates;
  private final BurialPermits burialPermits;
  private final InstantSource clock;

  CasePages(
      Work work,
      Records records,
      Documents documents,
      RecordHistory history,
      Journal journal,
      PacketHistory packets,
      CertificateHistory certificates,
      BurialPermits burialPermits,
      InstantSource clock) {
    this.work = work;
    this.records = records;
    this.documents = documents;
    this.history = history;
    this.journal = journal;
    this.packets = packets;
    this.certificates = certificates;
    this.burialPermits = burialPermits;
    this.clock = clock;
  }

  /** An open task; {@code mine} where the reader may open it. */
  record Task(
      String id,
      String step,
      String role,
      @Nullable String assignee,
      String since,
      String due,
      boolean overdue,
      boolean mine) {}

  /** A packet in words. */
  record Packet(String rid, String status, String reason, int attempt, String at) {}

  /**
   * All that the page shows.
   *
   * @param version which of the versions is shown
   * @param readings who read it, apart from what happened
   */
  record Case(
      Event event,
      String registrant,
      String receivedAt,
      List<RecordText.Part> parts,
      List<RecordHistory.Version> versions,
      Map<Integer, String> written,
      int version,
      List<Task> tasks,
      List<Document> documents,
      List<Packet> packets,
      List<Happening> timeline,
      List<Happening> readings,
      @Nullable NationalId nationalId,
      @Nullable CertificateSummary certificate,
      @Nullable Burial burial) {}

  /**
   * The burial permit of a death.
   *
   * @param number of the one that was given here
   * @param theirs of the one that the sender gave, empty where it gave none
   * @param open whether this person may give one now
   */
  record Burial(@Nullable String number, String theirs, boolean open) {}

  /**
   * The case as this person may see it.
   *
   * @param wanted the version of the record, the newest where there is none of that number
   */
  Case page(Event event, Staff person, int wanted, Wording wording) {
    List<RecordHistory.Version> versions = history.versions(event.id());
    int newest = versions.get(versions.size() - 1).number();
    int version = versions.stream().anyMatch(known -> known.number() == wanted) ? wanted : newest;
    JsonNode record = history.at(event.id(), version).orElseThrow(NoSuchCase::new);
    JsonNode before = history.at(event.id(), version - 1).orElse(null);
    List<Journal.Entry> entries = journal.timeline(event.id());
    return new Case(
        event,
        Names.of(DeskForm.of(record).registrant(record), wording.locale()),
        wording.moment(event.receivedAt()),
        new RecordText(wording, record, before).parts(),
        versions,
        versions.stream()
            .collect(
                Collectors.toMap(
                    RecordHistory.Version::number, known -> wording.moment(known.at()))),
        version,
        work.ofCase(event.id()).stream().map(item -> task(item, person, wording)).toList(),
        documents.list(event.id()),
        packets.of(event.id()).stream().map(packet -> packet(packet, wording)).toList(),
        Happening.others(entries, wording),
        Happening.readings(entries, wording),
        records.nationalId(event.id()).orElse(null),
        certificates.of(event.id()).orElse(null),
        event.type().equals("death") ? burial(event, record, person) : null);
  }

  private Burial burial(Event event, JsonNode record, Staff person) {
    return new Burial(
        burialPermits.number(event.id()).orElse(null),
        record.path("burialPermitNumber").asText(""),
        givesPermits(person) && burialPermits.isOpen(event, record));
  }

  /** Whether people of this role give burial permits. */
  static boolean givesPermits(Staff person) {
    return person.may(StaffRole::declares);
  }

  private Task task(WorkItem item, Staff person, Wording wording) {
    boolean theirs =
        item.office().equals(person.office())
            && person.may(role -> role.group().equals(item.role()))
            && (item.assignee() == null || item.assignee().equals(person.name()));
    return new Task(
        item.taskId(),
        WorkList.step(item, wording),
        wording.say("role." + item.role(), item.role()),
        item.assignee(),
        wording.moment(item.since()),
        Optional.ofNullable(item.dueAt()).map(wording::moment).orElse(""),
        Optional.ofNullable(item.dueAt()).filter(due -> due.isBefore(clock.instant())).isPresent(),
        theirs);
  }

  private static Packet packet(PacketHistory.PacketSummary packet, Wording wording) {
    String reason = packet.reason();
    return new Packet(
        packet.rid(),
        wording.say("desk.packet." + packet.status(), packet.status()),
        reason == null ? "" : reason,
        packet.attempt(),
        wording.moment(packet.updatedAt()));
  }
}
