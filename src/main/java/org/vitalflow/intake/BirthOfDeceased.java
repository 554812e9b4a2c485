package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.process.OpenIdRequests;
import org.vitalflow.process.OpenIdRequests.Withdrawal;
import org.vitalflow.registry.DeathLinks;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Revisions;

/**
 * A registered death and the birth of the same person: the birth asks for no identity any more, and
 * what identity it has becomes the one under which MOSIP is told of the death.
 */
@Component
class BirthOfDeceased {
  private static final String SELF = "vitalflow";
  private static final String DECEASED = "DECEASED";
  private static final Set<String> UNTOLD = Set.of("RID_RESERVED", "PACKET_STORED");

  private final BirthSearch search;
  private final OpenIdRequests idRequests;
  private final PacketHistory packets;
  private final DeathLinks links;
  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Journal journal;

  BirthOfDeceased(
      BirthSearch search,
      OpenIdRequests idRequests,
      PacketHistory packets,
      DeathLinks links,
      Events events,
      Records records,
      Revisions revisions,
      Journal journal) {
    this.search = search;
    this.idRequests = idRequests;
    this.packets = packets;
    this.links = links;
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.journal = journal;
  }

  /**
   * Finds the birth and stops its request, or takes over its identity.
   *
   * @return whether MOSIP works on the birth at this moment and the death needs what comes of it;
   *     then nobody settles the birth before the caller's transaction ends
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isAwaited(UUID deathId) {
    Event death = events.get(deathId);
    ObjectNode record = records.current(deathId);
    Optional<UUID> birth =
        links.birthOf(deathId).or(() -> search.birthOf(death, record).map(Event::id));
    if (birth.isEmpty()) {
      return false;
    }
    // the packet first and the events after it, as everybody locks them
    Withdrawal withdrawal = idRequests.withdraw(birth.get(), DECEASED);
    mark(birth.get(), death, withdrawal);
    if (EventFacts.hasIdentifier(record.path("deceased"))) {
      return false;
    }
    if (withdrawal == Withdrawal.TRIGGERED) {
      return true;
    }
    takeOver(birth.get(), deathId, record);
    return false;
  }

  private void mark(UUID birthId, Event death, Withdrawal withdrawal) {
    Event birth = events.lock(birthId);
    if (withdrawal == Withdrawal.NONE
        && !birth.deceased()
        && packets.of(birthId).stream().anyMatch(packet -> isOpen(packet))) {
      throw new IllegalStateException("The ID request of birth " + birthId + " has just begun");
    }
    if (links.link(birthId, death.id())) {
      events.registrantDied(birthId);
      journal.note(birthId, "REGISTRANT_DIED", SELF, death.trackingCode());
      journal.note(death.id(), "BIRTH_FOUND", SELF, birth.trackingCode());
    }
    if (withdrawal == Withdrawal.WITHDRAWN) {
      events.idNotRequested(birthId, DECEASED);
      journal.note(birthId, "ID_REQUEST_STOPPED", SELF, DECEASED);
    }
  }

  private static boolean isOpen(PacketHistory.PacketSummary packet) {
    return UNTOLD.contains(packet.status()) && packet.reason() == null;
  }

  private void takeOver(UUID birthId, UUID deathId, ObjectNode record) {
    Optional<NationalId> identity =
        Stream.of("UIN", "VID")
            .flatMap(kind -> records.nationalId(birthId, kind).stream())
            .findFirst();
    identity.ifPresent(
        id -> {
          ObjectNode known = record.deepCopy();
          ObjectNode deceased = (ObjectNode) known.path("deceased");
          deceased
              .withArray("identifiers")
              .addObject()
              .put("kind", id.kind())
              .put("value", id.value());
          revisions.keep(events.lock(deathId), known);
          journal.note(deathId, "IDENTIFIER_ADDED", SELF, id.kind());
        });
  }
}
