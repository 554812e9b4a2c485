package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What one registrar-CRVS birth costs the database; the figures are in the README and may grow by a
 * tenth at most.
 */
class StatementsIT {
  private static final int STATEMENTS = 317;
  private static final int WRITING_COMMITS = 12;
  private static final int BIRTHS = 10;

  private final Town town = RunningTown.town();

  @Test
  void aBirthCostsNoMoreThanTheCommittedFigures() throws SQLException {
    completed(town.accept(Town.birth()));
    StatementCount.reset();
    for (int i = 0; i < BIRTHS; i++) {
      completed(town.accept(Town.birth()));
    }
    double statements = StatementCount.STATEMENTS.get() / (double) BIRTHS;
    double commits = StatementCount.WRITING_COMMITS.get() / (double) BIRTHS;
    org.slf4j.LoggerFactory.getLogger(StatementsIT.class)
        .info("One birth: {} client statements, {} writing commits", statements, commits);
    assertThat(statements).isBetween(STATEMENTS * 0.5, STATEMENTS * 1.1);
    assertThat(commits).isBetween(WRITING_COMMITS * 0.5, WRITING_COMMITS * 1.1);
  }

  /** Asked of the database directly, so that the question is not counted. */
  private void completed(String id) throws SQLException {
    try (Connection connection = DriverManager.getConnection(town.databaseUrl());
        PreparedStatement status =
            connection.prepareStatement("select status from registry.event where id = ?")) {
      status.setObject(1, UUID.fromString(id));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                try (ResultSet row = status.executeQuery()) {
                  return row.next() && row.getString(1).equals("COMPLETED");
                }
              });
    }
  }
}
