package org.vitalflow;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.SpringApplication;

/**
 * One real PostgreSQL per test run, on a free port and in a temporary folder; a fresh database for
 * whoever asks.
 */
public final class TestDatabase {
  private static EmbeddedPostgres server;

  private TestDatabase() {}

  /** It ends after the applications that use it, which would wait for it else. */
  private static EmbeddedPostgres started() throws IOException {
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setRegisterShutdownHook(false)
            .start();
    SpringApplication.getShutdownHandlers().add(() -> close(started));
    return started;
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JDBC address of a new, empty database; user {@code postgres}, no password. */
  public static synchronized String fresh() {
    try {
      if (server == null) {
        server = started();
      }
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return server.getJdbcUrl("postgres", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
