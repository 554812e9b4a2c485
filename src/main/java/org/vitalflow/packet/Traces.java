package org.vitalflow.packet;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No signal without a trace: what was heard of each RID, by which channel and how often. */
@Component
class Traces {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Traces(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Joins the caller's transaction. */
  void left(String rid, Channel channel, Signal signal) {
    jdbc.sql(
            """
            insert into packet_signal (rid, channel, signal, first_at, last_at) values (:rid, :channel, :signal, :now, :now)
            on conflict (rid, channel, signal) do update set times = packet_signal.times + 1, last_at = excluded.last_at
            """)
        .param("rid", rid)
        .param("channel", channel.name())
        .param("signal", signal.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
