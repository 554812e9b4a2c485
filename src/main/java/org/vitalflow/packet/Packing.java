package org.vitalflow.packet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Packet;
import org.vitalflow.mosip.Trigger.NotificationInfo;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.MosipValues;
import org.vitalflow.registry.Records;

/** The packet that an event's record would make now. */
@Component
class Packing {
  private static final String UPDATE = "update";

  private final PacketAssembler assembler;
  private final PacketRows rows;
  private final Events events;
  private final Records records;
  private final ChangedFields changed;
  private final MosipValues values;
  private final Papers papers;
  private final PacketFaultWords words;
  private final InstantSource clock;

  Packing(
      PacketAssembler assembler,
      PacketRows rows,
      Events events,
      Records records,
      ChangedFields changed,
      MosipValues values,
      Papers papers,
      PacketFaultWords words,
      InstantSource clock) {
    this.assembler = assembler;
    this.rows = rows;
    this.events = events;
    this.records = records;
    this.changed = changed;
    this.values = values;
    this.papers = papers;
    this.words = words;
    this.clock = clock;
  }

  Packet of(PacketRow row) throws PacketIncomplete {
    return assembler
        .assemble(
            row,
            events.get(row.eventId()).type(),
            told(row.eventId()),
            papers.of(row.eventId()),
            clock.instant())
        .packet();
  }

  /** Whom MOSIP tells the number itself; null where the family gave no contact. */
  @Nullable NotificationInfo contact(UUID eventId) {
    return assembler.contactOf(told(eventId)).orElse(null);
  }

  /** What MOSIP would not take of it, in the person's language. */
  List<String> faults(FormTask task) {
    try {
      of(rows.find(String.valueOf(task.rid())).orElseThrow());
      return List.of();
    } catch (PacketIncomplete incomplete) {
      return words.sentences(incomplete.faults(), task.language());
    }
  }

  /** The record as MOSIP is told it. */
  ObjectNode told(UUID eventId) {
    ObjectNode record = records.current(eventId);
    Event event = events.get(eventId);
    if (event.type().equals(UPDATE)) {
      record = changed.told(event, record);
    }
    return told(eventId, record);
  }

  private ObjectNode told(UUID eventId, ObjectNode record) {
    return values.of(eventId).map(own -> MosipSide.applied(record, own)).orElse(record);
  }
}
