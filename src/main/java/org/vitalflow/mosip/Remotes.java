package org.vitalflow.mosip;

import feign.Response;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.NotNow;

/**
 * Keeps MOSIP's services apart: a call begins only where its remote's bulkhead has room and its
 * circuit is closed, and is timed as {@code mosip.call} by remote and outcome.
 */
@Component
class Remotes {
  private final CircuitBreakerRegistry breakers;
  private final BulkheadRegistry bulkheads;
  private final MeterRegistry meters;

  Remotes(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, MeterRegistry meters) {
    this.breakers = breakers;
    this.bulkheads = bulkheads;
    this.meters = meters;
  }

  /** Says what an answer is worth: gives it back, or throws what it comes to. */
  @FunctionalInterface
  interface Judge<X extends Exception> {
    MosipAnswer judged(MosipAnswer answer) throws X;
  }

  /** One call, judged; {@link NotNow} where it could not begin. */
  <X extends Exception> MosipAnswer ask(Api api, Supplier<Response> call, Judge<X> judge) throws X {
    Bulkhead bulkhead = bulkheads.bulkhead(api.remote().title());
    CircuitBreaker breaker = breakers.circuitBreaker(api.remote().title());
    if (!bulkhead.tryAcquirePermission()) {
      throw notNow(api, "as many calls as allowed are under way");
    }
    try {
      if (!breaker.tryAcquirePermission()) {
        throw notNow(api, "it failed so often that it is left alone for a moment");
      }
      return timed(api, breaker, call, judge);
    } finally {
      bulkhead.onComplete();
    }
  }

  private <X extends Exception> MosipAnswer timed(
      Api api, CircuitBreaker breaker, Supplier<Response> call, Judge<X> judge) throws X {
    long begun = breaker.getCurrentTimestamp();
    Timer.Sample sample = Timer.start(meters);
    try {
      MosipAnswer answer = judge.judged(MosipAnswer.of(api.title(), call));
      breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
      sample.stop(timer(api, answer.refusesToken() ? "TOKEN_REFUSED" : "DONE"));
      return answer;
    } catch (Exception e) {
      breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), e);
      sample.stop(timer(api, outcomeOf(e)));
      throw e;
    }
  }

  private static String outcomeOf(Exception e) {
    if (e instanceof MosipRefused) {
      return "REFUSED";
    }
    return e instanceof MosipMisconfigured ? "MISCONFIGURED" : "UNAVAILABLE";
  }

  private NotNow notNow(Api api, String why) {
    timer(api, "NOT_NOW").record(Duration.ZERO);
    return new NotNow(api.title() + ": " + why);
  }

  private Timer timer(Api api, String outcome) {
    return meters.timer("mosip.call", "remote", api.remote().title(), "outcome", outcome);
  }
}
