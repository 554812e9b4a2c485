package org.vitalflow.process;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of somebody outside that change a case on which the engine may be at work. */
@Component
public class CaseTransactions {
  /** Whoever was first has committed by the time we hear of it. */
  private static final RetryConfig AGAIN =
      RetryConfig.custom()
          .maxAttempts(5)
          .waitDuration(Duration.ofMillis(50))
          .retryExceptions(OptimisticLockingException.class)
          .build();

  private final TransactionTemplate transactions;
  private final Retry retry = Retry.of("case", AGAIN);

  CaseTransactions(TransactionTemplate transactions) {
    this.transactions = transactions;
  }

  /**
   * Runs the work in a transaction of its own, and again from its beginning where the engine
   * changed the case meanwhile: it writes down a failed attempt, say, in the very moment in which
   * the step's locks are free.
   */
  public void run(Runnable work) {
    retry.executeRunnable(() -> transactions.executeWithoutResult(transaction -> work.run()));
  }
}
