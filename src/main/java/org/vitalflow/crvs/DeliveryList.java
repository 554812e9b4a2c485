package org.vitalflow.crvs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what was told and what waits. */
@Component
class DeliveryList {
  private final JdbcClient jdbc;

  DeliveryList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of deliveries, the newest first. */
  record Page(List<DeliveryView> items, int page, int size, long total) {}

  Page of(UUID subscription, DeliverySearch search) {
    String where = " where d.subscription_id = :subscription and (:all or d.state = :state)";
    Optional<String> state = search.status();
    long total =
        jdbc.sql("select count(*) from crvs_delivery d" + where)
            .param("subscription", subscription)
            .param("all", state.isEmpty())
            .param("state", state.orElse(""))
            .query(Long.class)
            .single();
    List<DeliveryView> items =
        jdbc.sql(
                """
                select d.*, m.what, e.tracking_code from crvs_delivery d
                join milestone m on m.event_id = d.event_id and m.seq = d.seq join event e on e.id = d.event_id"""
                    + where
                    + " order by d.created_at desc, d.event_id, d.seq desc limit :size offset :skipped")
            .param("subscription", subscription)
            .param("all", state.isEmpty())
            .param("state", state.orElse(""))
            .param("size", search.size())
            .param("skipped", (long) search.page() * search.size())
            .query(DeliveryList::read)
            .list();
    return new Page(items, search.page(), search.size(), total);
  }

  private static DeliveryView read(ResultSet row, int number) throws SQLException {
    boolean waits = row.getString("state").equals("WAITING");
    return new DeliveryView(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getString("tracking_code"),
        row.getString("what"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getString("outcome"),
        row.getTimestamp("created_at").toInstant(),
        Times.instant(row, "last_at"),
        waits ? Times.instant(row, "next_at") : null);
  }
}
