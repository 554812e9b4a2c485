package org.vitalflow.process;

import java.time.InstantSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes the engine: whom it knows, what it evaluates, and which web app is for whom. */
@Component
@Order(EngineTables.LAST - 1)
class EngineDoors extends AbstractProcessEnginePlugin {
  private final ApplicationContext beans;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  EngineDoors(
      ApplicationContext beans, InstantSource clock, PlatformTransactionManager transactions) {
    this.beans = beans;
    this.clock = clock;
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
          access.grant();
          new AnalystAccess(engine.getAuthorizationService()).grant();
        });
  }
}
