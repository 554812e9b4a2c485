package org.vitalflow.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The simulator's own threads, ended with it. */
@Component
class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private final ThreadFactory daemons =
      work -> {
        Thread thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
      };
  private final ExecutorService workers = Executors.newCachedThreadPool(daemons);
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(daemons);

  void run(Runnable work) {
    try {
      workers.execute(quietly(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("The simulator is being stopped");
    }
  }

  /** Again and again, this long after the last time ended. */
  void every(long millis, Runnable work) {
    beat.scheduleWithFixedDelay(quietly(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Messages of failures may quote what they failed on, which is somebody's. */
  private static Runnable quietly(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.error("The simulator failed: {}", e.getClass().getSimpleName());
      }
    };
  }

  @EventListener(ContextClosedEvent.class)
  void stop() throws InterruptedException {
    beat.shutdown();
    workers.shutdownNow();
    if (!beat.awaitTermination(2, TimeUnit.SECONDS)
        || !workers.awaitTermination(2, TimeUnit.SECONDS)) {
      LOG.debug("Something is still under way");
    }
  }
}
