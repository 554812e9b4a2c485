package org.vitalflow.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of the engine cannot be said in {@code application.yml}. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {
  private final StatusListener statusListener;
  private final FailedJobs failedJobs;
  private final Duration jobLock;
  private final JdbcClient jdbc;

  EngineSettings(
      StatusListener statusListener,
      FailedJobs failedJobs,
      @Value("${vitalflow.job-lock}") Duration jobLock,
      JdbcClient jdbc) {
    this.statusListener = statusListener;
    this.failedJobs = failedJobs;
    this.jobLock = jobLock;
    this.jdbc = jdbc;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(statusListener);
    configuration.setCustomPostBPMNParseListeners(listeners);
    configuration.setFailedJobCommandFactory(failedJobs);
    configuration.getJobExecutor().setLockTimeInMillis(Math.toIntExact(jobLock.toMillis()));
  }

  /**
   * Without these, each poll for jobs and each look at one case's subscriptions reads the whole
   * table.
   */
  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    jdbc.sql("create index if not exists vf_job_due on act_ru_job (duedate_)").update();
    jdbc.sql(
            "create index if not exists vf_subscription_instance on act_ru_event_subscr (proc_inst_id_)")
        .update();
  }
}
