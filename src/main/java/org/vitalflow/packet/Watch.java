package org.vitalflow.packet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.RawStatus;

/** When MOSIP is asked about which RID; part of its row. One node alone claims a RID. */
@Component
class Watch {
  private static final int BATCH = 100;
  private static final int MOST_CREDENTIALS = 20;
  private static final int MOST_ASKS = 6;
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final Period AFTER_CLOSING = Period.ofMonths(12);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Duration after;

  Watch(JdbcClient jdbc, InstantSource clock, @Value("${mosip.reconcile-after}") Duration after) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.after = after;
  }

  /**
   * RIDs of which MOSIP has said nothing for long, at most a hundred. Each is looked at next after
   * twice the time of before, at most an hour, and a day where it is closed; never all at once.
   */
  List<String> claim() {
    return jdbc.sql(
            """
            update packet set looks = looks + 1,
              next_look = cast(:now as timestamptz) + make_interval(secs => (1 + random() / 5) * least(
                case when outcome is null then :hour else :day end, :after * power(2, least(looks, 20))))
            where rid in (
              select rid from packet
              where (outcome is null and status <> 'PROCESSED' and (triggered_at is not null or trigger_tried)
                  or watched_until > :now and outcome = 'REFUSED')
                and (next_look <= :now or next_look is null and updated_at <= :silentSince)
              order by updated_at limit :batch for update skip locked)
            returning rid
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("hour", Math.max(HOUR, after.toSeconds()))
        .param("day", Math.max(DAY, after.toSeconds()))
        .param("after", after.toSeconds())
        .param("silentSince", Timestamp.from(clock.instant().minus(after)))
        .param("batch", BATCH)
        .query(String.class)
        .list();
  }

  /** MOSIP could not be asked about them: they are next when it can. */
  void release(List<String> rids) {
    jdbc.sql("update packet set looks = looks - 1, next_look = ? where rid = any (?)")
        .params(Timestamp.from(clock.instant().plus(after)), rids.toArray(String[]::new))
        .update();
  }

  /** Keeps what the status service said of them. */
  void said(Map<String, ExternalStatus> said) {
    jdbc.sql(
            """
            update packet set external_status = told.status, looked_at = :now
            from unnest(:rids, :statuses) as told (rid, status) where packet.rid = told.rid
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("rids", said.keySet().toArray(String[]::new))
        .param("statuses", said.values().stream().map(Enum::name).toArray(String[]::new))
        .update();
  }

  /** Keeps MOSIP's own status. */
  void raw(String rid, RawStatus raw) {
    jdbc.sql("update packet set raw_status = ? where rid = ?").params(raw.name(), rid).update();
  }

  /** Whether MOSIP stopped trying; of that its history need not tell. */
  boolean gaveUp(String rid) {
    return jdbc.sql("select coalesce(raw_status, '') = ? from packet where rid = ?")
        .params(RawStatus.GAVE_UP.name(), rid)
        .query(Boolean.class)
        .single();
  }

  /**
   * Births that MOSIP has processed without our having had their credential for long; each is asked
   * for again a few times, with twice the time between.
   */
  List<String> claimCredentials(String process) {
    return jdbc.sql(
            """
            update packet set credential_asks = credential_asks + 1, credential_asked_at = :now where rid in (
              select rid from packet
              where status = 'PROCESSED' and outcome is distinct from 'ACCEPTED' and process = :process
                and credential_asks < :asks and updated_at <= :silentSince
                and coalesce(credential_asked_at, '-infinity')
                  <= cast(:now as timestamptz) - make_interval(secs => :after * power(2, credential_asks))
              order by updated_at limit :most for update skip locked)
            returning rid
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("process", process)
        .param("asks", MOST_ASKS)
        .param("silentSince", Timestamp.from(clock.instant().minus(after)))
        .param("after", after.toSeconds())
        .param("most", MOST_CREDENTIALS)
        .query(String.class)
        .list();
  }

  /** They were not asked for after all. */
  void releaseCredentials(List<String> rids) {
    jdbc.sql("update packet set credential_asks = credential_asks - 1 where rid = any (?)")
        .param(rids.toArray(String[]::new))
        .update();
  }

  /** A person had it asked for. */
  void credentialAsked(String rid) {
    jdbc.sql(
            "update packet set credential_asks = credential_asks + 1, credential_asked_at = ? where rid = ?")
        .params(Timestamp.from(clock.instant()), rid)
        .update();
  }

  /** What MOSIP says later of this RID, which is closed, still counts: for twelve months. */
  void forAYear(String rid) {
    Instant until = clock.instant().atZone(ZoneOffset.UTC).plus(AFTER_CLOSING).toInstant();
    jdbc.sql(
            "update packet set watched_until = greatest(watched_until, ?), next_look = null where rid = ?")
        .params(Timestamp.from(until), rid)
        .update();
  }

  /** The same for ever, since another RID took its place. */
  void forEver(String rid) {
    jdbc.sql("update packet set watched_until = 'infinity', next_look = null where rid = ?")
        .param(rid)
        .update();
  }

  /** Who says that MOSIP's operator confirmed in writing that nothing will come of it. */
  void operatorConfirmed(String rid, String by) {
    jdbc.sql("update packet set confirmed_by = ? where rid = ?").params(by, rid).update();
  }

  boolean isOperatorConfirmed(String rid) {
    return jdbc.sql("select confirmed_by is not null from packet where rid = ?")
        .param(rid)
        .query(Boolean.class)
        .single();
  }
}
