package org.vitalflow;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with our tables, for parts that are put together by hand. */
public final class MigratedDatabase implements AutoCloseable {
  public final JdbcClient jdbc;
  public final TransactionTemplate transactions;
  private final HikariDataSource pool = new HikariDataSource();

  public MigratedDatabase() {
    this("latest");
  }

  /** With our tables as they were at a version. */
  public MigratedDatabase(String version) {
    pool.setJdbcUrl(TestDatabase.fresh());
    pool.setConnectionInitSql("set search_path to public, registry");
    migrate(version);
    jdbc = JdbcClient.create(pool);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  public void migrate(String version) {
    FluentConfiguration flyway =
        Flyway.configure().dataSource(pool).schemas("registry").defaultSchema("registry");
    flyway.target(version).load().migrate();
  }

  @Override
  public void close() {
    pool.close();
  }
}
