package org.vitalflow.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What of the engine cannot be said in {@code application.yml}. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {
  private final StatusListener statusListener;
  private final FailedJobs failedJobs;
  private final DecisionLog decisionLog;
  private final Models models;
  private final Duration jobLock;

  EngineSettings(
      StatusListener statusListener,
      FailedJobs failedJobs,
      DecisionLog decisionLog,
      Models models,
      @Value("${vitalflow.job-lock}") Duration jobLock) {
    this.statusListener = statusListener;
    this.failedJobs = failedJobs;
    this.decisionLog = decisionLog;
    this.models = models;
    this.jobLock = jobLock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(statusListener);
    configuration.setCustomPostBPMNParseListeners(listeners);
    var decisions = new DefaultDmnEngineConfiguration();
    decisions.setCustomPostDecisionTableEvaluationListeners(List.of(decisionLog));
    configuration.setDmnEngineConfiguration(decisions);
    configuration.setFailedJobCommandFactory(failedJobs);
    configuration.getJobExecutor().setLockTimeInMillis(Math.toIntExact(jobLock.toMillis()));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    WholeModels.readBy(configuration);
    if (configuration instanceof SpringTransactionsProcessEngineConfiguration spring) {
      spring.setDeploymentResources(models.deployed(spring.getDeploymentResources()));
    }
  }
}
