package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.vitalflow.platform.NotNow;

/** Each remote on its own, with the product's circuits and bulkheads. */
class RemotesTest {
  private static ConfigurableApplicationContext context;
  private static CircuitBreakerRegistry breakers;

  @BeforeAll
  static void start() {
    context = Wire.to("http://127.0.0.1:1");
    breakers = context.getBean(CircuitBreakerRegistry.class);
  }

  @BeforeEach
  void closeAll() {
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private static Remotes remotes() {
    return context.getBean(Remotes.class);
  }

  private static void fail(Remote remote, int times, Exception with) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(
              () ->
                  remotes()
                      .guarded(
                          remote,
                          () -> {
                            throw with;
                          }))
          .isSameAs(with);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRemoteHasACircuitAndABulkheadOfItsOwnWithOurSettings(Remote remote) {
    remotes().guarded(remote, () -> "asked");
    CircuitBreaker breaker = breakers.find(remote.title()).orElseThrow();
    Bulkhead bulkhead = context.getBean(BulkheadRegistry.class).find(remote.title()).orElseThrow();
    assertThat(breaker.getCircuitBreakerConfig().getSlidingWindowSize()).isEqualTo(20);
    assertThat(bulkhead.getBulkheadConfig().getMaxConcurrentCalls()).isEqualTo(6);
  }

  @Test
  void aRemoteThatIsDownIsLeftAloneAndHoldsUpNoOther() {
    fail(Remote.STATUS, 20, new MosipUnavailable("down"));
    assertThatThrownBy(() -> remotes().guarded(Remote.STATUS, () -> "asked"))
        .isInstanceOf(NotNow.class);
    assertThatCode(() -> remotes().guarded(Remote.PACKETMANAGER, () -> "asked"))
        .doesNotThrowAnyException();
  }

  @Test
  void whatARemoteThatIsWellRefusesOpensNoCircuit() {
    fail(Remote.PACKETMANAGER, 40, new MosipMisconfigured("403"));
    fail(Remote.PACKETMANAGER, 40, new MosipNotGranted("403"));
    fail(Remote.PACKETMANAGER, 40, new MosipRefused("HTTP_400", "400"));
    assertThatCode(() -> remotes().guarded(Remote.PACKETMANAGER, () -> "asked"))
        .doesNotThrowAnyException();
  }

  @Test
  void aSlowRemoteNeverTakesAllThreadsAndAFullBulkheadOpensNoCircuit() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    CountDownLatch under = new CountDownLatch(6);
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<String>> slow = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        slow.add(
            threads.submit(
                () ->
                    remotes()
                        .guarded(
                            Remote.WORKFLOWMANAGER,
                            () -> {
                              under.countDown();
                              go.await();
                              return "asked";
                            })));
      }
      under.await();
      for (int i = 0; i < 40; i++) {
        assertThatThrownBy(() -> remotes().guarded(Remote.WORKFLOWMANAGER, () -> "asked"))
            .isInstanceOf(NotNow.class);
      }
      go.countDown();
      for (Future<String> one : slow) {
        assertThat(one.get()).isEqualTo("asked");
      }
      assertThat(remotes().<String, IOException>guarded(Remote.WORKFLOWMANAGER, () -> "asked"))
          .isEqualTo("asked");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }
}
