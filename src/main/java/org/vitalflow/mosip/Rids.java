package org.vitalflow.mosip;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes RIDs: centre (5), machine (5), sequence (5), UTC time to the second (14); 29 digits that
 * MOSIP's validator takes.
 */
@Component
public class Rids {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern DIGITS = Pattern.compile("[0-9]{29}");
  private static final int TIME_AT = 15;

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
    // the locale, since some write digits that MOSIP does not take for digits
    return String.format(
        Locale.ROOT, "%s%s%05d%s", centre, machine, sequence, TIME.format(clock.instant()));
  }

  /**
   * Refuses what MOSIP's own validator would refuse: not 29 ASCII digits, or no time at the end.
   * MOSIP's packet manager checks nothing, and would take {@code ../x} for a place in its store.
   */
  static void check(String rid) throws MosipRefused {
    if (!DIGITS.matcher(rid).matches() || !isTime(rid.substring(TIME_AT))) {
      throw new MosipRefused(
          "RID_INVALID", "The RID is not one that MOSIP takes; nothing was sent to MOSIP");
    }
  }

  private static boolean isTime(String digits) {
    try {
      TIME.parse(digits);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
