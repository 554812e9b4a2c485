package org.vitalflow.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads a row of the table {@code event}. */
final class EventRow {
  private EventRow() {}

  static Event read(ResultSet row, int number) throws SQLException {
    boolean asked = row.getBoolean("id_requested");
    Boolean idRequested = row.wasNull() ? null : asked;
    return new Event(
        row.getObject("id", UUID.class),
        row.getString("type"),
        EventStatus.valueOf(row.getString("status")),
        row.getString("client"),
        row.getString("tracking_code"),
        row.getString("crvs_reference"),
        row.getString("office"),
        row.getString("registration_number"),
        row.getInt("record_version"),
        row.getString("timeliness"),
        row.getBoolean("registered_by_crvs"),
        idRequested,
        row.getString("id_reason"),
        row.getBoolean("id_withdrawn"),
        row.getBoolean("legacy"),
        row.getBoolean("deceased"),
        row.getObject("target", UUID.class),
        row.getObject("target_version", Integer.class),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
