package org.vitalflow.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which registered death is that of the registrant of which birth. */
@Component
public class DeathLinks {
  private final JdbcClient jdbc;

  DeathLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps that this death is of this birth's registrant; false where that was known. */
  public boolean link(UUID birthId, UUID deathId) {
    return jdbc.sql(
                "insert into death_of_birth (birth_id, death_id) values (?, ?) on conflict do nothing")
            .params(birthId, deathId)
            .update()
        == 1;
  }

  /** The registered deaths of a birth's registrant. */
  public List<UUID> deathsOf(UUID birthId) {
    return jdbc.sql("select death_id from death_of_birth where birth_id = ?")
        .param(birthId)
        .query(UUID.class)
        .list();
  }

  /** The birth of whom this death is, once it was found. */
  public Optional<UUID> birthOf(UUID deathId) {
    return jdbc.sql("select birth_id from death_of_birth where death_id = ?")
        .param(deathId)
        .query(UUID.class)
        .optional();
  }
}
