package org.vitalflow.mosip;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes RIDs: centre (5), machine (5), sequence (5), UTC time to the second (14); 29 digits that
 * MOSIP's validator takes.
 */
@Component
public class Rids {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Rids(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The next RID of a machine; its sequence is a row of its own, so nodes cannot meet, and wraps
   * after 99999.
   */
  public String next(String centre, String machine) {
    int sequence =
        jdbc.sql(
                """
                insert into rid_sequence (centre, machine, last) values (?, ?, 1)
                on conflict (centre, machine) do update set last = rid_sequence.last % 99999 + 1
                returning last
                """)
            .params(centre, machine)
            .query(Integer.class)
            .single();
    return "%s%s%05d%s".formatted(centre, machine, sequence, TIME.format(clock.instant()));
  }
}
