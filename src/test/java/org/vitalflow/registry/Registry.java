package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.TestDatabase;
import org.vitalflow.platform.TestKeys;

/** The registry on a database of its own, put together without the application. */
final class Registry implements AutoCloseable {
  final HikariDataSource database = new HikariDataSource();
  final TestKeys keys = new TestKeys();
  final JdbcClient jdbc;
  final Events events;
  final Records records;
  final Revisions revisions;
  final Journal journal;
  final Documents documents;
  final Submissions submissions;
  final BlindIndex blindIndex;
  final DuplicateSearches searches;
  final Twins twins;
  private final TransactionTemplate transactions;

  Registry() {
    InstantSource clock = InstantSource.system();
    database.setJdbcUrl(TestDatabase.fresh());
    database.setConnectionInitSql("set search_path to public, registry");
    Flyway.configure()
        .dataSource(database)
        .schemas("registry")
        .defaultSchema("registry")
        .load()
        .migrate();
    jdbc = JdbcClient.create(database);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    events = new Events(jdbc, new Milestones(jdbc, clock, event -> {}), clock);
    blindIndex = new BlindIndex(jdbc, keys.indexKeys());
    records = new Records(jdbc, keys.seal(), keys.indexKeys(), TestKeys.ids(clock), clock);
    revisions = new Revisions(events, records, blindIndex);
    searches = new DuplicateSearches(jdbc, records, blindIndex, clock);
    twins = new Twins(jdbc, clock);
    journal = new Journal(jdbc, keys.indexKeys(), clock);
    documents = new Documents(jdbc, keys.seal(), journal, TestKeys.ids(clock), clock);
    submissions =
        new Submissions(
            jdbc,
            new Idempotency(jdbc, keys.indexKeys()),
            records,
            documents,
            blindIndex,
            journal,
            TestKeys.ids(clock),
            clock);
  }

  Taken take(Submission submission) {
    return transactions.execute(transaction -> submissions.take(submission));
  }

  Event take(String reference) {
    return take(submission(UUID.randomUUID().toString(), reference)).event();
  }

  void inTransaction(Runnable work) {
    transactions.executeWithoutResult(transaction -> work.run());
  }

  void inTransactionTakenBack(Runnable work) {
    transactions.executeWithoutResult(
        transaction -> {
          work.run();
          transaction.setRollbackOnly();
        });
  }

  static Submission submission(String key, String reference) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("crvsReference", reference).put("office", "DEMO01").put("occurredOn", "2026-11-03");
    ObjectNode child = body.putObject("child").put("dateOfBirth", "2026-11-03");
    child.putArray("name").addObject().put("language", "eng").put("given", "Zawadi");
    return new Submission("crvs-demo", key, "birth", body);
  }

  @Override
  public void close() {
    database.close();
  }
}
