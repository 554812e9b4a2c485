package org.vitalflow.process;

import java.time.InstantSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes the engine: whom it knows, what it evaluates, and which web app is for whom. */
@Component
class EngineDoors extends AbstractProcessEnginePlugin {
  private final ApplicationContext beans;
  private final InstantSource clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  EngineDoors(
      ApplicationContext beans,
      InstantSource clock,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.beans = beans;
    this.clock = clock;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityProviderSessionFactory(new StaffIdentity.Factory());
    configuration.setExpressionManager(new ModelExpressions(beans, configuration.getBeans()));
    configuration.setFilterService(
        new TaskFilterService(clock, beans.getBeanProvider(MessageSource.class)));
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    var access =
        new WebAppAccess(
            engine.getAuthorizationService(), new TaskFilters(engine.getFilterService()));
    transaction.executeWithoutResult(
        now -> {
          // nodes that start at once would each make the lists: their names are not unique
          jdbc.sql("select pg_advisory_xact_lock(hashtextextended('task filters', 0))")
              .query((row, number) -> number)
              .list();
          access.grant();
          new AnalystAccess(engine.getAuthorizationService()).grant();
        });
  }
}
