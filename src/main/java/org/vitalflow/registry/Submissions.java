package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Problem;

/** Takes each event once. The database's constraints decide who was first, on whatever node. */
@Component
public class Submissions {
  private static final int TRACKING_CODES = 5;

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final Records records;
  private final Documents documents;
  private final BlindIndex blindIndex;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  Submissions(
      JdbcClient jdbc,
      Idempotency idempotency,
      Records records,
      Documents documents,
      BlindIndex blindIndex,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.records = records;
    this.documents = documents;
    this.blindIndex = blindIndex;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The event that an earlier submission under this key brought, if there was one; fails with
   * {@code IDEMPOTENCY_KEY_REUSED} where that one was of another type or content.
   */
  public Optional<Event> known(Submission submission) {
    return idempotency
        .eventOf(submission)
        .flatMap(id -> one("select * from event where id = ?", id));
  }

  /**
   * Takes the event: its key, row, sealed record, documents, index tokens and first journal
   * entries. Fails with {@code IDEMPOTENCY_KEY_REUSED}, {@code CRVS_REFERENCE_KNOWN} or {@code
   * REGISTRATION_NUMBER_KNOWN}; the transaction must then be rolled back, which frees the key.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Taken take(Submission submission) {
    UUID id = ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!idempotency.take(submission, id, now)) {
      Event first =
          known(submission).orElseThrow(() -> new IllegalStateException("A key without an event"));
      return new Taken(first, false);
    }
    Event event = insert(submission, id, now);
    journal.note(id, "RECEIVED", submission.client(), null);
    records.keep(
        id, event.recordVersion(), documents.moveOut(id, submission.body(), submission.client()));
    blindIndex.write(id, submission.type(), submission.body());
    return new Taken(event, true);
  }

  private Event insert(Submission submission, UUID id, Instant now) {
    JsonNode registration = submission.body().path("registration");
    String number = registration.path("number").textValue();
    for (int i = 0; i < TRACKING_CODES; i++) {
      Optional<Event> inserted =
          jdbc.sql(
                  """
                  insert into event (id, type, stage, client, tracking_code, crvs_reference, office, claimed_number, legacy_book,
                    record_version, registered_by_crvs, legacy, received_at, updated_at)
                  values (:id, :type, 'RECEIVED', :client, :code, :reference, :office, :number, :book, 1, :registered, :legacy, :now, :now)
                  on conflict do nothing returning *
                  """)
              .param("id", id)
              .param("type", submission.type())
              .param("client", submission.client())
              .param("code", ids.trackingCode())
              .param("reference", submission.body().path("crvsReference").textValue())
              .param("office", submission.body().path("office").textValue())
              .param("number", number)
              .param("book", book(submission))
              .param("registered", registration.isObject() && !isLegacy(submission))
              .param("legacy", isLegacy(submission))
              .param("now", Timestamp.from(now))
              .query(EventRow::read)
              .optional();
      if (inserted.isPresent()) {
        return inserted.get();
      }
      refuseIfKnown(submission, number);
    }
    throw new IllegalStateException("No free tracking code was found");
  }

  private static boolean isLegacy(Submission submission) {
    return submission.body().path("origin").asText("").equals("LEGACY");
  }

  /** Old registers count anew in each office and volume, so their numbers repeat. */
  private static String book(Submission submission) {
    JsonNode body = submission.body();
    return isLegacy(submission)
        ? body.path("office").asText() + " " + body.at("/registration/book/volume").asText("")
        : "";
  }

  private void refuseIfKnown(Submission submission, @Nullable String number) {
    one(
            "select * from event where crvs_reference = ? and client = ? and type = ?",
            submission.body().path("crvsReference").textValue(),
            submission.client(),
            submission.type())
        .ifPresent(
            first -> {
              throw Problem.conflict(
                  "CRVS_REFERENCE_KNOWN",
                  "An event of this type with this crvsReference was sent before.",
                  URI.create(first.href()));
            });
    if (number == null) {
      return;
    }
    one(
            "select * from event where claimed_number = ? and client = ? and type = ? and legacy_book = ?",
            number,
            submission.client(),
            submission.type(),
            book(submission))
        .ifPresent(
            first -> {
              throw Problem.conflict(
                  "REGISTRATION_NUMBER_KNOWN",
                  "Another event of this type has this registration number.",
                  URI.create(first.href()));
            });
  }

  private Optional<Event> one(String sql, Object... values) {
    return jdbc.sql(sql).params(List.of(values)).query(EventRow::read).optional();
  }
}
