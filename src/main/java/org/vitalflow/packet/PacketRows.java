package org.vitalflow.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of RIDs. Updates join the caller's transaction. */
@Component
class PacketRows {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  PacketRows(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(String rid, UUID eventId, String office, String source, String process, int attempt) {
    Timestamp now = now();
    jdbc.sql(
            """
            insert into packet (rid, event_id, office, source, process, attempt, status, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, 'RID_RESERVED', ?, ?)
            """)
        .params(rid, eventId, office, source, process, attempt, now, now)
        .update();
  }

  List<PacketRow> of(UUID eventId) {
    return jdbc.sql("select * from packet where event_id = ? order by attempt")
        .param(eventId)
        .query(PacketRows::read)
        .list();
  }

  Optional<PacketRow> find(String rid) {
    return jdbc.sql("select * from packet where rid = ?")
        .param(rid)
        .query(PacketRows::read)
        .optional();
  }

  /** Those of these RIDs that are ours. */
  Set<String> known(Collection<String> rids) {
    return Set.copyOf(
        jdbc.sql("select rid from packet where rid in (:rids)")
            .param("rids", rids)
            .query(String.class)
            .list());
  }

  /**
   * Claims the right to call MOSIP for this RID until the transaction ends. Not a row lock: the
   * answers that come meanwhile must be folded. A job whose lock ran out may be given to a second
   * node while the first still waits for MOSIP, which answers one of two calls at once with nothing
   * (mosip-contract 13).
   */
  boolean claim(String rid) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
        .param(rid)
        .query(Boolean.class)
        .single();
  }

  /** The same, after waiting for who calls MOSIP for this RID at this moment. */
  void claimInTurn(String rid) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as claimed")
        .param(rid)
        .query(Integer.class)
        .single();
  }

  /**
   * Waits for whoever holds the row: a wake-up that skipped it would lose the answer until the
   * sweep.
   */
  Optional<PacketRow> lock(String rid) {
    return jdbc.sql("select * from packet where rid = ? for update")
        .param(rid)
        .query(PacketRows::read)
        .optional();
  }

  /** Something new was heard: MOSIP is not asked for a while, and a late success is told anew. */
  void fold(String rid, Fold fold, @Nullable String reason, Channel channel) {
    jdbc.sql(
            """
            update packet set status = :status, reason = :reason, updated_at = :now, next_look = null, looks = 0,
              final_by = case when outcome is distinct from :outcome then :channel else final_by end,
              settled_at = case when outcome = 'REFUSED' and :outcome = 'ACCEPTED' then null else settled_at end,
              outcome = :outcome
            where rid = :rid
            """)
        .param("status", fold.status())
        .param("outcome", fold.outcome(), Types.VARCHAR)
        .param("reason", reason)
        .param("channel", channel.name())
        .param("now", now())
        .param("rid", rid)
        .update();
  }

  /** MOSIP's last word confirms what was heard by a channel that could be mistaken. */
  void confirmed(String rid, Channel channel) {
    jdbc.sql("update packet set final_by = ? where rid = ?").params(channel.name(), rid).update();
  }

  /** Nothing that MOSIP would take was sent, and a person ended it: the RID is over. */
  void closedUnsent(String rid) {
    jdbc.sql(
            """
            update packet set status = 'FAILED', outcome = 'REFUSED', settled_at = :now, updated_at = :now
            where rid = :rid and outcome is null
            """)
        .param("now", now())
        .param("rid", rid)
        .update();
  }

  /** Nothing more is asked for under this RID; MOSIP was not told to process it. */
  void withdrawn(String rid, String reason) {
    jdbc.sql(
            """
            update packet set outcome = 'REFUSED', settled_at = :now, reason = :reason, updated_at = :now
            where rid = :rid and outcome is null
            """)
        .param("now", now())
        .param("reason", reason)
        .param("rid", rid)
        .update();
  }

  /** A person ended it; what MOSIP says of it is still listened to. */
  void closed(String rid) {
    jdbc.sql(
            """
            update packet set outcome = 'REFUSED', settled_at = coalesce(settled_at, :now), updated_at = :now,
              final_by = coalesce(final_by, 'PERSON')
            where rid = :rid and outcome is distinct from 'ACCEPTED'
            """)
        .param("now", now())
        .param("rid", rid)
        .update();
  }

  /**
   * Notes that people must be told of two identities.
   *
   * @return false where they were told before
   */
  boolean twinTold(String rid) {
    return jdbc.sql("update packet set twin_told_at = ? where rid = ? and twin_told_at is null")
            .params(now(), rid)
            .update()
        == 1;
  }

  /** Puts a more exact code in the place of MOSIP's bare refusal. */
  void explained(String rid, String reason) {
    jdbc.sql("update packet set reason = ? where rid = ?").params(reason, rid).update();
  }

  void settled(String rid) {
    jdbc.sql("update packet set settled_at = ? where rid = ?").params(now(), rid).update();
  }

  /**
   * RIDs whose outcome, or MOSIP's question about them, nobody was told within {@code before}; a
   * few, the oldest first.
   */
  List<String> unsettled(Instant before) {
    return jdbc.sql(
            """
            select rid from packet where updated_at < :before
              and ((outcome is not null and settled_at is null)
                or (outcome is null and question is not null and question_told_at is null))
            order by updated_at limit 50
            """)
        .param("before", Timestamp.from(before))
        .query(String.class)
        .list();
  }

  /** When the RID was reserved. */
  Instant createdAt(String rid) {
    return jdbc.sql("select created_at from packet where rid = ?")
        .param(rid)
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  /** How many packets of this process have had this reason since then. */
  int ofCause(String process, String reason, Instant since) {
    return jdbc.sql(
            "select count(*) from packet where process = ? and reason = ? and updated_at >= ?")
        .params(process, reason, Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static PacketRow read(ResultSet row, int number) throws SQLException {
    return new PacketRow(
        row.getString("rid"),
        row.getObject("event_id", UUID.class),
        row.getString("office"),
        row.getString("source"),
        row.getString("process"),
        row.getInt("attempt"),
        row.getString("status"),
        row.getString("reason"),
        row.getString("outcome"),
        row.getString("final_by") == null ? null : Channel.valueOf(row.getString("final_by")),
        row.getTimestamp("triggered_at") != null,
        row.getBoolean("trigger_tried"),
        row.getString("question") != null && row.getTimestamp("question_told_at") == null,
        row.getTimestamp("twin_told_at") != null,
        instant(row.getTimestamp("settled_at")),
        row.getTimestamp("updated_at").toInstant());
  }
}
