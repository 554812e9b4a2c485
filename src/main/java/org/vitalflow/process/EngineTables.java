package org.vitalflow.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time make or change the engine's tables and fill them, being the last of the
 * plugins: of two that start at once on an empty database, the engine itself would let one fail,
 * and both would make the lists of tasks, whose names are not unique.
 */
@Component
@Order(EngineTables.LAST)
class EngineTables extends AbstractProcessEnginePlugin {
  static final int LAST = Ordered.LOWEST_PRECEDENCE;

  private static final String TURN = "hashtextextended('engine tables', 0)";

  /**
   * Without these, each poll for jobs and each look at one case's subscriptions reads the whole
   * table.
   */
  private static final List<String> INDEXES =
      List.of(
          "create index if not exists vf_job_due on act_ru_job (duedate_)",
          "create index if not exists vf_subscription_instance on act_ru_event_subscr (proc_inst_id_)");

  private final DataSource database;
  private @Nullable Connection turn;

  EngineTables(DataSource database) {
    this.database = database;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    try {
      turn = database.getConnection();
      execute(turn, "select pg_advisory_lock(" + TURN + ")");
    } catch (SQLException e) {
      throw new IllegalStateException("The engine's tables cannot be claimed", e);
    }
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    try (Connection mine = turn) {
      if (mine != null) {
        for (String index : INDEXES) {
          execute(mine, index);
        }
        execute(mine, "select pg_advisory_unlock(" + TURN + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The engine's tables are not complete", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
