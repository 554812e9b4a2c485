package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps changed records: each change is a version of its own, and is found by its new facts. */
@Component
public class Revisions {
  private final Events events;
  private final Records records;
  private final BlindIndex blindIndex;

  Revisions(Events events, Records records, BlindIndex blindIndex) {
    this.events = events;
    this.records = records;
    this.blindIndex = blindIndex;
  }

  /** Makes this the current version; the caller holds the event's row ({@link Events#lock}). */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Event event, ObjectNode record) {
    int version = events.nextVersion(event.id());
    records.keep(event.id(), version, record);
    blindIndex.rewrite(event.id(), event.type(), record);
  }
}
