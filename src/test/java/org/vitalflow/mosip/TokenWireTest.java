package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The token endpoint as it may misbehave, at the socket and with the product's timeouts. */
class TokenWireTest {
  private static final int CALLERS = 16;

  private final StandIn mosip = new StandIn();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final CountDownLatch over = new CountDownLatch(1);
  private ConfigurableApplicationContext context;
  private Tokens tokens;

  @BeforeEach
  void start() {
    context = Wire.to(mosip.address());
    tokens = context.getBean(Tokens.class);
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    callers.shutdownNow();
    context.close();
    mosip.close();
  }

  private List<Future<String>> all() throws InterruptedException {
    List<Callable<String>> asking = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      asking.add(tokens::cookie);
    }
    return callers.invokeAll(asking);
  }

  @Test
  void manyCallersAtOnceMakeOneRequest() throws Exception {
    mosip.token =
        (request, out) -> {
          over.await(200, TimeUnit.MILLISECONDS);
          out.write(StandIn.tokenFor(300));
        };
    for (Future<String> cookie : all()) {
      assertThat(cookie.get()).isEqualTo("Authorization=the-token");
    }
    assertThat(mosip.tokens()).isEqualTo(1);
  }

  @Test
  void aRequestWhoseConnectionDropsIsNotRepeated() {
    mosip.token = (request, out) -> {};
    assertThatThrownBy(tokens::cookie).isInstanceOf(MosipUnavailable.class);
    assertThat(mosip.tokens()).isEqualTo(1);
  }

  @Test
  void whenTheEndpointHangsAllWhoWaitAreFreeAfterOneTimeout() throws Exception {
    mosip.token = (request, out) -> over.await();
    long begun = System.nanoTime();
    for (Future<String> cookie : all()) {
      assertThatThrownBy(cookie::get).hasCauseInstanceOf(MosipUnavailable.class);
    }
    // one read timeout is 3 s; sixteen in a row would be 48
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    assertThat(mosip.tokens()).isLessThanOrEqualTo(2);
    assertThat(mosip.mostTokensAtOnce).hasValue(1);
  }

  @Test
  void anAnswerThatTricklesIsCutOffAsAWhole() {
    mosip.token =
        (request, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          while (!over.await(200, TimeUnit.MILLISECONDS)) {
            out.write(' ');
            out.flush();
          }
        };
    long begun = System.nanoTime();
    assertThatThrownBy(tokens::cookie)
        .isInstanceOf(MosipUnavailable.class)
        .hasMessageContaining("no answer");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  @Test
  void headersThatTrickleAreCutOffAsWell() {
    mosip.token =
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
          while (!over.await(200, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
          }
        };
    long begun = System.nanoTime();
    assertThatThrownBy(tokens::cookie).isInstanceOf(MosipUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anAnswerWithoutEndIsReadToALimit() {
    byte[] chunk = new byte[1 << 16];
    Arrays.fill(chunk, (byte) ' ');
    mosip.token =
        (request, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          while (over.getCount() > 0) {
            out.write(chunk);
          }
        };
    assertThatThrownBy(tokens::cookie).isInstanceOf(MosipUnavailable.class);
  }
}
