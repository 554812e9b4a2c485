package org.vitalflow.packet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Packet;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.MosipValues;
import org.vitalflow.registry.Records;

/** The packet that an event's record would make now. */
@Component
class Drafts {
  private final PacketAssembler assembler;
  private final PacketRows rows;
  private final Events events;
  private final Records records;
  private final MosipValues values;
  private final InstantSource clock;

  Drafts(
      PacketAssembler assembler,
      PacketRows rows,
      Events events,
      Records records,
      MosipValues values,
      InstantSource clock) {
    this.assembler = assembler;
    this.rows = rows;
    this.events = events;
    this.records = records;
    this.values = values;
    this.clock = clock;
  }

  Packet of(PacketRow row) throws PacketIncomplete {
    return assembler.assemble(
        row, events.get(row.eventId()).type(), told(row.eventId()), clock.instant());
  }

  /** What MOSIP would not take of it, in the person's language. */
  List<String> faults(FormTask task) {
    try {
      of(rows.find(String.valueOf(task.rid())).orElseThrow());
      return List.of();
    } catch (PacketIncomplete incomplete) {
      return List.of(String.valueOf(incomplete.getMessage()));
    }
  }

  /** The record as MOSIP is told it. */
  ObjectNode told(UUID eventId) {
    ObjectNode record = records.current(eventId);
    return values.of(eventId).map(own -> MosipSide.applied(record, own)).orElse(record);
  }
}
