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

  /** A call together with what is made of its answer: a bad answer is a failed call. */
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    T done() throws X;
  }

  /** Says what an answer is worth: gives it back, or throws what it comes to. */
  @FunctionalInterface
  interface Judge<X extends Exception> {
    MosipAnswer judged(MosipAnswer answer) throws X;
  }

  /** One call that is answered in MOSIP's envelope, judged; as {@link #guarded}. */
  <X extends Exception> MosipAnswer ask(Api api, Supplier<Response> call, Judge<X> judge) throws X {
    return guarded(api.remote(), () -> judge.judged(MosipAnswer.of(api.title(), call)));
  }

  /** Does one call; {@link NotNow} where it could not begin. */
  <T, X extends Exception> T guarded(Remote remote, Work<T, X> work) throws X {
    Bulkhead bulkhead = bulkheads.bulkhead(remote.title());
    CircuitBreaker breaker = breakers.circuitBreaker(remote.title());
    if (!bulkhead.tryAcquirePermission()) {
      throw notNow(remote, "as many calls as allowed are under way");
    }
    try {
      if (!breaker.tryAcquirePermission()) {
        throw notNow(remote, "it failed so often that it is left alone for a moment");
      }
      return timed(remote, breaker, work);
    } finally {
      bulkhead.onComplete();
    }
  }

  private <T, X extends Exception> T timed(Remote remote, CircuitBreaker breaker, Work<T, X> work)
      throws X {
    long begun = breaker.getCurrentTimestamp();
    Timer.Sample sample = Timer.start(meters);
    try {
      T result = work.done();
      breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
      sample.stop(timer(remote, "DONE"));
      return result;
    } catch (Exception e) {
      breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), e);
      sample.stop(timer(remote, outcomeOf(e)));
      throw e;
    }
  }

  private static String outcomeOf(Exception e) {
    if (e instanceof MosipRefused) {
      return "REFUSED";
    }
    return e instanceof MosipMisconfigured ? "MISCONFIGURED" : "UNAVAILABLE";
  }

  private NotNow notNow(Remote remote, String why) {
    timer(remote, "NOT_NOW").record(Duration.ZERO);
    return new NotNow("MOSIP, " + remote.title() + ": " + why);
  }

  private Timer timer(Remote remote, String outcome) {
    return meters.timer("mosip.call", "remote", remote.title(), "outcome", outcome);
  }
}
