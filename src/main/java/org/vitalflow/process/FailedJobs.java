package org.vitalflow.process;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.NotNow;

/**
 * What becomes of a failed step: a used attempt and the next gap, or, where it could not even
 * begin, a short wait.
 */
@Component
class FailedJobs implements FailedJobCommandFactory {
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  private final InstantSource clock;

  FailedJobs(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Command<Object> getCommand(String jobId, @Nullable Throwable failure) {
    return couldNotBegin(failure)
        ? context -> waitAWhile(context, jobId)
        : new DefaultJobRetryCmd(jobId, failure);
  }

  private @Nullable Object waitAWhile(CommandContext context, String jobId) {
    JobEntity job = context.getJobManager().findJobById(jobId);
    if (job != null) {
      long jitter = ThreadLocalRandom.current().nextLong(1000);
      job.unlock();
      job.setDuedate(Date.from(clock.instant().plus(SHORT_WAIT).plusMillis(jitter)));
    }
    return null;
  }

  private static boolean couldNotBegin(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotNow) {
        return true;
      }
    }
    return false;
  }
}
