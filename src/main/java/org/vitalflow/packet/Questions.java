package org.vitalflow.packet;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Journal;

/** MOSIP's questions about packets that it has paused: each is told to its case once. */
@Component
public class Questions {
  private final PacketRows rows;
  private final Inquiries inquiries;
  private final Cases cases;
  private final Journal journal;

  Questions(PacketRows rows, Inquiries inquiries, Cases cases, Journal journal) {
    this.rows = rows;
    this.inquiries = inquiries;
    this.cases = cases;
    this.journal = journal;
  }

  /**
   * MOSIP stops until it is told more about a RID.
   *
   * @param process the process in which MOSIP wants the answer
   * @param requestId MOSIP's id of its question
   * @return false where the RID is none of ours
   */
  @Transactional
  public boolean paused(String rid, String process, String requestId) {
    Optional<PacketRow> locked = rows.lock(rid);
    locked.filter(row -> !row.isFinal()).ifPresent(row -> asked(row, process + " " + requestId));
    return locked.isPresent();
  }

  private void asked(PacketRow row, String question) {
    if (!question.equals(inquiries.of(row.rid()).question())) {
      inquiries.asked(row.rid(), question);
      journal.note(row.eventId(), "PAUSED_FOR_INFO", "mosip", row.rid());
      tell(row.rid());
    }
  }

  /** Tells the case that waits, if it does; the caller holds the RID's row. */
  void tell(String rid) {
    if (cases.asked(rid)) {
      inquiries.told(rid);
    }
  }
}
