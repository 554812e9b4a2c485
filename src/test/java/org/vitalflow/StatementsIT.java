package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What one registrar-CRVS birth costs the database; the figures are in the README and may grow by a
 * tenth at most.
 */
@Tag("alone")
class StatementsIT {
  private static final int STATEMENTS = 475;
  private static final int WRITING_COMMITS = 13;
  private static final int BIRTHS = 10;

  private final Town town = RunningTown.town();

  @Test
  void aBirthCostsNoMoreThanTheCommittedFigures() throws SQLException {
    completed(town.accept(Town.birth()));
    var ofStatements = new ArrayList<Double>();
    var ofCommits = new ArrayList<Double>();
    for (int i = 0; i < BIRTHS; i++) {
      StatementCount.reset();
      completed(town.accept(Town.birth()));
      ofStatements.add(StatementCount.STATEMENTS.doubleValue());
      ofCommits.add(StatementCount.WRITING_COMMITS.doubleValue());
    }
    double statements = median(ofStatements);
    double commits = median(ofCommits);
    org.slf4j.LoggerFactory.getLogger(StatementsIT.class)
        .info("One birth: {} client statements, {} writing commits", statements, commits);
    assertThat(statements).isBetween(STATEMENTS * 0.5, STATEMENTS * 1.1);
    assertThat(commits).isBetween(WRITING_COMMITS * 0.5, WRITING_COMMITS * 1.1);
  }

  /** What another test's case does at the same time is in some of them alone. */
  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return (sorted.get(BIRTHS / 2 - 1) + sorted.get(BIRTHS / 2)) / 2;
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
