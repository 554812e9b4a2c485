package org.vitalflow.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Seal;

/** Declarations begun and not yet made, sealed, each for one person in one office. */
@Component
public class Drafts {
  /** A draft that nobody went on with for this long is forgotten. */
  public static final Duration KEPT = Duration.ofDays(90);

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 50;

  private final JdbcClient jdbc;
  private final Seal seal;
  private final InstantSource clock;

  Drafts(JdbcClient jdbc, Seal seal, InstantSource clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.clock = clock;
  }

  /** A draft and when it was last saved. */
  public record Draft(UUID id, ObjectNode content, Instant savedAt) {}

  /**
   * Keeps a draft under this id, new or again.
   *
   * @return false where another person has a draft under this id; nothing is kept then
   */
  public boolean save(UUID id, String type, String person, String office, ObjectNode content) {
    return jdbc.sql(
                """
                insert into draft (id, person, office, type, content, updated_at) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set content = excluded.content, updated_at = excluded.updated_at
                where draft.person = excluded.person and draft.office = excluded.office
                """)
            .params(
                id,
                person,
                office,
                type,
                seal.close(written(content), context(id)),
                Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** This person's draft of this id, if there is one. */
  public Optional<Draft> find(UUID id, String person, String office) {
    return jdbc.sql("select * from draft where id = ? and person = ? and office = ?")
        .params(id, person, office)
        .query((row, number) -> read(id, row.getBytes("content"), row.getTimestamp("updated_at")))
        .optional();
  }

  /** This person's drafts of one type, the last saved first, fifty at most. */
  public List<Draft> of(String type, String person, String office) {
    return jdbc.sql(
            """
            select * from draft where type = ? and person = ? and office = ? order by updated_at desc limit ?
            """)
        .params(type, person, office, MOST)
        .query(
            (row, number) ->
                read(
                    row.getObject("id", UUID.class),
                    row.getBytes("content"),
                    row.getTimestamp("updated_at")))
        .list();
  }

  /** Forgets this person's draft, if there is one. */
  public void delete(UUID id, String person, String office) {
    jdbc.sql("delete from draft where id = ? and person = ? and office = ?")
        .params(id, person, office)
        .update();
  }

  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT5M")
  void forgetOld() {
    jdbc.sql("delete from draft where updated_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  private Draft read(UUID id, byte[] content, Timestamp savedAt) {
    try {
      return new Draft(
          id, (ObjectNode) JSON.readTree(seal.open(content, context(id))), savedAt.toInstant());
    } catch (IOException e) {
      // its own message would quote the draft
      throw new IllegalStateException("A draft is not readable");
    }
  }

  private static byte[] written(ObjectNode content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A draft cannot be written");
    }
  }

  private static String context(UUID id) {
    return "draft " + id;
  }
}
