package org.vitalflow.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Closes the engine: whom it knows, what it evaluates, and which web app is for whom. */
@Component
class EngineDoors extends AbstractProcessEnginePlugin {
  private final ApplicationContext beans;

  EngineDoors(ApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityProviderSessionFactory(new StaffIdentity.Factory());
    configuration.setExpressionManager(new ModelExpressions(beans, configuration.getBeans()));
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    new WebAppAccess(engine.getAuthorizationService()).grant();
    new AnalystAccess(engine.getAuthorizationService()).grant();
  }
}
