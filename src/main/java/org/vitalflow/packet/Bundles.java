package org.vitalflow.packet;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.Journal;

/** What MOSIP's helpdesk needs to find a RID in its own logs, without data of a person. */
@Component
public class Bundles {
  /** Who makes steps and answers; what people did is none of the helpdesk's business. */
  private static final Set<String> MACHINES = Set.of("vitalflow", "mosip");

  private final PacketRows rows;
  private final Inquiries inquiries;
  private final Country country;
  private final Journal journal;
  private final InstantSource clock;

  Bundles(
      PacketRows rows, Inquiries inquiries, Country country, Journal journal, InstantSource clock) {
    this.rows = rows;
    this.inquiries = inquiries;
    this.country = country;
    this.journal = journal;
    this.clock = clock;
  }

  /** A text to copy, with the event that it is about. */
  public record Bundle(UUID eventId, String text) {}

  /** The text for this RID, in English and UTC, if it is one of ours. */
  public Optional<Bundle> of(String rid) {
    return rows.find(rid).map(row -> new Bundle(row.eventId(), text(row)));
  }

  private String text(PacketRow row) {
    var lines = new ArrayList<String>();
    lines.add("RID: " + row.rid());
    lines.add("Process: %s, source: %s".formatted(row.process(), row.source()));
    country
        .office(row.office())
        .ifPresent(
            office ->
                lines.add(
                    "Centre: %s, machine: %s, officer: %s"
                        .formatted(office.centre(), office.machine(), office.officer())));
    lines.add(
        "Heard from MOSIP: %s%s"
            .formatted(row.status(), row.finalBy() == null ? "" : " by " + row.finalBy()));
    lines.add("Reason: " + (row.reason() == null ? "-" : row.reason()));
    Inquiry inquiry = inquiries.of(row.rid());
    lines.add(
        "Status service: %s at %s"
            .formatted(
                inquiry.externalStatus() == null ? "not asked" : inquiry.externalStatus(),
                inquiry.lookedAt() == null ? "-" : inquiry.lookedAt()));
    lines.add("Own status: " + (inquiry.rawStatus() == null ? "-" : inquiry.rawStatus()));
    if (inquiry.question() != null) {
      lines.add("MOSIP's question: " + inquiry.question());
    }
    lines.add("Steps (UTC):");
    lines.addAll(steps(row));
    lines.add("Written at " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return String.join("\n", lines);
  }

  /** What was done and heard about this RID, and what of it failed. */
  private List<String> steps(PacketRow row) {
    return journal.timeline(row.eventId()).stream()
        .filter(entry -> MACHINES.contains(entry.by()))
        .filter(entry -> row.rid().equals(entry.detail()) || entry.what().equals("NOT_DONE"))
        .map(
            entry ->
                "  %s %s%s"
                    .formatted(
                        entry.at(),
                        entry.what(),
                        entry.what().equals("NOT_DONE") ? " " + entry.detail() : ""))
        .toList();
  }
}
