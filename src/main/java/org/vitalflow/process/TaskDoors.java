package org.vitalflow.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts our task and form services in place of the engine's. */
@Component
class TaskDoors extends AbstractProcessEnginePlugin {
  // the forms ask the registry, which is there only after the engine
  private final ObjectProvider<Forms> forms;

  TaskDoors(ObjectProvider<Forms> forms) {
    this.forms = forms;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTaskService(new PeopleTasks(configuration::getIdentityService, forms));
    configuration.setFormService(new PeopleForms(configuration::getIdentityService, forms));
  }
}
