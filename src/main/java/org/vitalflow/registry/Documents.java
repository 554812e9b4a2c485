package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Problem;
import org.vitalflow.platform.Seal;

/** The papers of the records, sealed: name and content. */
@Component
public class Documents {
  /** Bytes of one document. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  private static final int MOST = 20;
  private static final String COLUMNS =
      "id, event_id, type, file_name, content_type, size, added_by, added_at";

  private final JdbcClient jdbc;
  private final Seal seal;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  Documents(JdbcClient jdbc, Seal seal, Journal journal, Ids ids, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** A document and what it holds. */
  public record Opened(Document document, byte[] content) {}

  /**
   * Adds a document that was judged before; fails with {@code TOO_MANY_DOCUMENTS} where the event
   * has 20.
   *
   * @param by a client or a person's login
   */
  @Transactional
  public Document add(
      UUID eventId,
      String type,
      String fileName,
      DocumentFormat format,
      byte[] content,
      String by) {
    // locks the event's row too, so that the count below holds
    journal.note(eventId, "DOCUMENT_ADDED", by, type);
    int kept =
        jdbc.sql("select count(*) from document where event_id = ?")
            .param(eventId)
            .query(Integer.class)
            .single();
    if (kept >= MOST) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "TOO_MANY_DOCUMENTS",
          "An event has %d documents at most.".formatted(MOST));
    }
    var document =
        new Document(
            ids.next(),
            type,
            fileName,
            format.mediaType(),
            content.length,
            by,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    jdbc.sql("insert into document (" + COLUMNS + ", content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            document.id(),
            eventId,
            type,
            seal.close(
                fileName.getBytes(StandardCharsets.UTF_8), nameContext(eventId, document.id())),
            document.contentType(),
            document.size(),
            by,
            Timestamp.from(document.addedAt()),
            seal.close(content, contentContext(eventId, document.id())))
        .update();
    return document;
  }

  /** The event's documents in the order they came. */
  public List<Document> list(UUID eventId) {
    return jdbc.sql("select " + COLUMNS + " from document where event_id = ? order by id")
        .param(eventId)
        .query(this::read)
        .list();
  }

  /** The document of this event with its content, if there is one. */
  public Optional<Opened> open(UUID eventId, UUID id) {
    return jdbc.sql("select " + COLUMNS + ", content from document where event_id = ? and id = ?")
        .params(eventId, id)
        .query(
            (row, number) ->
                new Opened(
                    read(row, number),
                    seal.open(row.getBytes("content"), contentContext(eventId, id))))
        .optional();
  }

  /**
   * The body with the contents of its documents moved here; each keeps {@code type}, {@code
   * fileName}, {@code contentType}, {@code id} and {@code size}.
   */
  ObjectNode moveOut(UUID eventId, ObjectNode body, String by) {
    if (body.path("documents").isEmpty()) {
      return body;
    }
    ObjectNode record = body.deepCopy();
    ArrayNode kept = record.putArray("documents");
    for (JsonNode sent : body.path("documents")) {
      byte[] content = Base64.getDecoder().decode(sent.path("content").asText());
      DocumentFormat format =
          DocumentFormat.of(content)
              .orElseThrow(() -> new IllegalStateException("A document was not judged"));
      String name = sent.path("fileName").asText("");
      Document document =
          add(
              eventId,
              sent.path("type").asText(),
              name.isBlank() ? "document." + format.ending() : name,
              format,
              content,
              by);
      kept.addObject()
          .put("type", document.type())
          .put("fileName", document.fileName())
          .put("contentType", document.contentType())
          .put("id", document.id().toString())
          .put("size", document.size());
    }
    return record;
  }

  private Document read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID eventId = row.getObject("event_id", UUID.class);
    return new Document(
        id,
        row.getString("type"),
        new String(
            seal.open(row.getBytes("file_name"), nameContext(eventId, id)), StandardCharsets.UTF_8),
        row.getString("content_type"),
        row.getInt("size"),
        row.getString("added_by"),
        row.getTimestamp("added_at").toInstant());
  }

  private static String nameContext(UUID eventId, UUID id) {
    return "event %s document %s name".formatted(eventId, id);
  }

  private static String contentContext(UUID eventId, UUID id) {
    return "event %s document %s content".formatted(eventId, id);
  }
}
