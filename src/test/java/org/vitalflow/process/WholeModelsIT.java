package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.TestDatabase;

/** A node that reads a model while the database goes away, on a real engine and PostgreSQL. */
class WholeModelsIT {
  private static final String KEY = "whole";

  private String database;
  private StandaloneProcessEngineConfiguration configuration;
  private ProcessEngine engine;

  @BeforeEach
  void anEngineWithAModel() {
    database = TestDatabase.fresh();
    configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(KEY);
    configuration.setJdbcUrl(database);
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJdbcUsername("postgres");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(false);
    configuration
        .getProcessEnginePlugins()
        .add(
            new AbstractProcessEnginePlugin() {
              @Override
              public void postInit(ProcessEngineConfigurationImpl made) {
                WholeModels.readBy(made);
              }
            });
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "whole.bpmn",
            Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask()
                .camundaAsyncBefore()
                .camundaExpression("${true}")
                .endEvent()
                .done())
        .deploy();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aModelWhoseJobsCouldNotBeReadIsReadAgainForTheNextCase() throws SQLException {
    // as after a start: the model is read when the first case needs it
    configuration.getDeploymentCache().discardProcessDefinitionCache();
    change("alter table act_ru_jobdef rename to away");
    assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey(KEY))
        .isInstanceOf(ProcessEngineException.class);
    change("alter table away rename to act_ru_jobdef");
    ProcessInstance next = engine.getRuntimeService().startProcessInstanceByKey(KEY);
    assertThat(
            engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(next.getId())
                .singleResult()
                .getProcessDefinitionId())
        .isEqualTo(next.getProcessDefinitionId());
  }

  private void change(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(database, "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
