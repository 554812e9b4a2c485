package org.vitalflow.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases' rows. Every change joins the caller's transaction, so a step and its record commit
 * together.
 */
@Component
public class Events {
  private static final Set<EventStatus> ENDS_TO_TELL =
      Set.of(EventStatus.REFUSED, EventStatus.CANCELLED);

  private final JdbcClient jdbc;
  private final Milestones milestones;
  private final InstantSource clock;

  Events(JdbcClient jdbc, Milestones milestones, InstantSource clock) {
    this.jdbc = jdbc;
    this.milestones = milestones;
    this.clock = clock;
  }

  /** The event, if it exists. */
  public Optional<Event> find(UUID id) {
    return jdbc.sql("select * from event where id = ?").param(id).query(EventRow::read).optional();
  }

  /** The event of a case the engine knows; fails if it is not there. */
  public Event get(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No event " + id));
  }

  /**
   * The event, which nobody else changes until the caller's transaction ends; fails if it is not
   * there.
   */
  public Event lock(UUID id) {
    return jdbc.sql("select * from event where id = ? for update")
        .param(id)
        .query(EventRow::read)
        .optional()
        .orElseThrow(() -> new IllegalStateException("No event " + id));
  }

  /**
   * The events that match, the newest first.
   *
   * @param page from 0
   * @param size of a page, at least 1
   */
  public EventPage search(EventFilter filter, int page, int size) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    require(conditions, values, "client", filter.client());
    require(conditions, values, "id", filter.id());
    require(conditions, values, "tracking_code", filter.trackingCode());
    require(conditions, values, "registration_number", filter.registrationNumber());
    require(conditions, values, "crvs_reference", filter.crvsReference());
    require(conditions, values, "status", filter.status().map(Enum::name));
    require(conditions, values, "type", filter.type());
    require(conditions, values, "office", filter.office());
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    long total =
        jdbc.sql("select count(*) from event" + where).params(values).query(Long.class).single();
    values.add(size);
    values.add((long) page * size);
    List<Event> events =
        jdbc.sql("select * from event" + where + " order by id desc limit ? offset ?")
            .params(values)
            .query(EventRow::read)
            .list();
    return new EventPage(events, total);
  }

  /** The births and deaths that stand in a register under this number, the newest first. */
  public List<Event> registeredAs(String registrationNumber) {
    return jdbc.sql(
            """
            select * from event where registration_number = ? and type in ('birth', 'death') order by id desc
            """)
        .param(registrationNumber)
        .query(EventRow::read)
        .list();
  }

  /** Notes which event's entry this correction is to correct. */
  public void corrects(UUID id, UUID target) {
    update(id, "target = ?", target);
  }

  /** Notes which version of the entry this correction made. */
  public void applied(UUID id, int targetVersion) {
    update(id, "target_version = ?", targetVersion);
  }

  private static void require(
      List<String> conditions, List<Object> values, String column, Optional<?> value) {
    value.ifPresent(
        wanted -> {
          conditions.add(column + " = ?");
          values.add(wanted);
        });
  }

  /**
   * Sets where the case is. That a paper waits for a hand is kept beside it: what MOSIP has open is
   * shown before the paper, and the paper before all else.
   */
  public void status(UUID id, EventStatus status) {
    if (status == EventStatus.READY_TO_ISSUE) {
      update(id, "paper_waits = ?", true);
    } else {
      update(id, "stage = ?", status.name());
    }
    if (ENDS_TO_TELL.contains(status)) {
      milestones.reached(id, Milestone.valueOf(status.name()), "");
    }
  }

  /** No paper of this event waits for a hand any more, nor do the corrections that asked for it. */
  public void paperIssued(UUID id) {
    jdbc.sql("update event set paper_waits = false where (id = ? or target = ?) and paper_waits")
        .params(id, id)
        .update();
  }

  /** Notes that the registrant of this birth has died: no identity is asked for them any more. */
  public void registrantDied(UUID id) {
    update(id, "deceased = ?", true);
  }

  /**
   * Keeps the timeliness that the decision gave: {@code ON_TIME}, {@code LATE} or {@code DELAYED}.
   */
  public void timeliness(UUID id, String timeliness) {
    update(id, "timeliness = ?", timeliness);
  }

  /** Gives the event its place in the register, with the number of the CRVS or our own. */
  public void register(UUID id, String registrationNumber) {
    update(id, "registration_number = ?", registrationNumber);
    milestones.reached(id, Milestone.REGISTERED, "");
  }

  /**
   * Allots the next registration number of an office, kind and year, such as {@code
   * DEMO01-B-2026-000123}; call it last in its own short transaction.
   */
  public String nextRegistrationNumber(String office, String type, int year) {
    int serial =
        jdbc.sql(
                """
                insert into registration_serial (office, type, year, last) values (?, ?, ?, 1)
                on conflict (office, type, year) do update set last = registration_serial.last + 1 returning last
                """)
            .params(office, type, year)
            .query(Integer.class)
            .single();
    String kind = type.substring(0, 1).toUpperCase(Locale.ROOT);
    return "%s-%s-%d-%06d".formatted(office, kind, year, serial);
  }

  /** An identity is asked for. */
  public void idRequested(UUID id) {
    update(id, "id_reason = null, id_requested = ?", true);
  }

  /**
   * No identity is asked for, for this reason of the outside contract (such as {@code
   * OVER_INFANT_AGE}).
   */
  public void idNotRequested(UUID id, String reason) {
    update(id, "id_requested = false, id_reason = ?", reason);
    if (get(id).registrationNumber() != null) {
      milestones.reached(id, Milestone.IDENTITY_NOT_ISSUED, reason);
    }
  }

  /** Whether an identity is asked for is to be decided anew. */
  public void idUndecided(UUID id) {
    update(id, "id_requested = null, id_reason = ?", null);
  }

  /** Counts the record's versions up and gives the new one. */
  int nextVersion(UUID id) {
    update(id, "record_version = record_version + ?", 1);
    return get(id).recordVersion();
  }

  /** The family wants no identity asked for. */
  public void withdrawIdRequest(UUID id) {
    update(id, "id_withdrawn = ?", true);
  }

  private void update(UUID id, String assignment, @Nullable Object value) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    int changed =
        jdbc.sql("update event set " + assignment + ", updated_at = ? where id = ?")
            .params(value, Timestamp.from(now), id)
            .update();
    if (changed != 1) {
      throw new IllegalStateException("No event " + id);
    }
  }
}
