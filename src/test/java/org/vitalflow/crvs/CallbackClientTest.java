package org.vitalflow.crvs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a callback can do to us, at real sockets: next to nothing. */
class CallbackClientTest {
  private static final long LONGEST_MILLIS = 1_500;
  private static final Duration SOON = Duration.ofSeconds(4);
  private static final byte[] MESSAGE = "{}".getBytes(StandardCharsets.UTF_8);

  /** What a hostile server does with a connection. */
  @FunctionalInterface
  private interface Mischief {
    void with(OutputStream out) throws Exception;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CallbackClient client = client(InetAddress::getAllByName, "127.0.0.0/8");
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 200));
    server.createContext("/away", exchange -> answer(exchange, 302));
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    server.stop(0);
    for (AutoCloseable one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  @Test
  void aMessageArrivesWithItsIdAndSignature() {
    UUID id = UUID.randomUUID();
    Answer answer = client.tell(at("/told"), id, "t=1,v1=2", MESSAGE);
    assertThat(answer.isTaken()).isTrue();
    assertThat(seen).containsExactly("POST /told " + id + " t=1,v1=2 application/json {}");
  }

  @Test
  void aQuestionKeepsTheQueryOfTheCallback() {
    UUID id = UUID.randomUUID();
    client.ask(at("/told?by=us"), id, "abc");
    client.ask(at("/told"), id, "abc");
    assertThat(seen.get(0)).startsWith("GET /told?by=us&challenge=abc&subscription=" + id);
    assertThat(seen.get(1)).startsWith("GET /told?challenge=abc&subscription=" + id);
  }

  @Test
  void aRedirectIsNotFollowed() {
    Answer answer = tell(at("/away"));
    assertThat(answer.outcome()).isEqualTo(Outcome.HTTP_3XX);
    assertThat(seen).hasSize(1).allMatch(line -> line.startsWith("POST /away"));
  }

  @Test
  void aProxyOfTheEnvironmentIsNotAsked() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "1");
    System.setProperty("http.nonProxyHosts", "");
    try {
      CallbackClient fresh = client(InetAddress::getAllByName, "127.0.0.0/8");
      assertThat(fresh.tell(at("/told"), UUID.randomUUID(), "", MESSAGE).isTaken()).isTrue();
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void anAddressInsideIsNeverConnectedToByWhateverName() {
    CallbackClient strict = client(InetAddress::getAllByName);
    int port = server.getAddress().getPort();
    for (String host : List.of("localhost", "127.0.0.1", "2130706433", "127.1")) {
      URI callback = URI.create("http://" + host + ":" + port + "/told");
      assertThat(strict.tell(callback, UUID.randomUUID(), "", MESSAGE).outcome())
          .as(host)
          .isEqualTo(Outcome.ADDRESS_REFUSED);
    }
    for (String host : List.of("10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]")) {
      assertThat(
              strict
                  .tell(URI.create("http://" + host + "/"), UUID.randomUUID(), "", MESSAGE)
                  .outcome())
          .as(host)
          .isEqualTo(Outcome.ADDRESS_REFUSED);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void aNameThatChangesItsMindAfterTheSubscriptionReachesNothingInside() throws Exception {
    Queue<InetAddress[]> answers = new ArrayDeque<>();
    answers.add(addresses("127.0.0.2"));
    answers.add(addresses("127.0.0.1"));
    answers.add(addresses("127.0.0.2", "127.0.0.1"));
    HttpServer outside = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
    open.add(() -> outside.stop(0));
    outside.createContext("/", exchange -> answer(exchange, 200));
    outside.start();
    // 127.0.0.2 plays the public address here, 127.0.0.1 the one inside
    CallbackClient rebound = client(host -> answers.remove(), "127.0.0.2/32");
    URI callback = URI.create("http://crvs.example:" + outside.getAddress().getPort() + "/told");
    assertThat(rebound.ask(callback, UUID.randomUUID(), "abc").status()).isEqualTo(200);
    assertThat(rebound.tell(callback, UUID.randomUUID(), "", MESSAGE).outcome())
        .isEqualTo(Outcome.ADDRESS_REFUSED);
    assertThat(rebound.tell(callback, UUID.randomUUID(), "", MESSAGE).outcome())
        .isEqualTo(Outcome.ADDRESS_REFUSED);
    assertThat(answers).isEmpty();
    assertThat(seen).hasSize(1);
  }

  @Test
  void anAnswerThatNeverBeginsEndsInTime() throws IOException {
    assertEndsInTime(out -> pause(30_000), Outcome.TIMEOUT);
  }

  @Test
  void headersThatTrickleEndInTime() throws IOException {
    assertEndsInTime(
        out -> {
          write(out, "HTTP/1.1 200 OK\r\nX: ");
          trickle(out);
        },
        Outcome.TIMEOUT);
  }

  @Test
  void aBodyThatTricklesIsNotWaitedFor() throws IOException {
    URI callback =
        hostile(
            out -> {
              write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              trickle(out);
            });
    Answer told = within(Duration.ofMillis(1_000), () -> tell(callback));
    assertThat(told.isTaken()).isTrue();
    Answer asked = within(SOON, () -> client.ask(callback, UUID.randomUUID(), "abc"));
    assertThat(asked.outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void aBodyWithoutEndIsNotRead() throws IOException {
    URI callback =
        hostile(
            out -> {
              write(out, "HTTP/1.1 200 OK\r\n\r\n");
              byte[] much = new byte[65_536];
              for (int i = 0; i < 100_000; i++) {
                out.write(much);
              }
            });
    assertThat(within(Duration.ofMillis(1_000), () -> tell(callback)).isTaken()).isTrue();
    Answer asked = within(SOON, () -> client.ask(callback, UUID.randomUUID(), "abc"));
    assertThat(asked.body().length).isLessThanOrEqualTo(1_024);
  }

  @Test
  void headersWithoutEndAreNotRead() throws IOException {
    URI callback =
        hostile(
            out -> {
              write(out, "HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 1_000_000; i++) {
                write(out, "X-" + i + ": y\r\n");
              }
            });
    assertThat(within(SOON, () -> tell(callback)).isTaken()).isFalse();
  }

  @Test
  void aHostThatDoesNotAcceptIsGivenUpInTime() throws IOException {
    var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    open.add(full);
    for (int i = 0; i < 3; i++) {
      var filler = new Socket();
      open.add(filler);
      threads.execute(() -> connect(filler, full.getLocalPort()));
    }
    URI callback = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
    Answer answer = within(SOON, () -> tell(callback));
    assertThat(answer.isOutage()).isTrue();
  }

  @Test
  void aNameThatIsLookedUpForeverIsGivenUpInTime() {
    CallbackClient lost =
        client(
            host -> {
              try {
                pause(30_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return addresses("127.0.0.1");
            },
            "127.0.0.0/8");
    URI callback = URI.create("http://crvs.example/told");
    Answer answer = within(SOON, () -> lost.tell(callback, UUID.randomUUID(), "", MESSAGE));
    assertThat(answer.isOutage()).isTrue();
  }

  @Test
  void nobodyThereAndNoTlsAreToldApart() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(tell(URI.create("http://127.0.0.1:" + free + "/")).outcome())
        .isEqualTo(Outcome.UNREACHABLE);
    URI plain = hostile(out -> write(out, "HTTP/1.1 400 Bad Request\r\n\r\n"));
    URI secured = URI.create(plain.toString().replace("http:", "https:"));
    // a JVM's first use of TLS may take seconds
    CallbackClient patient = client(InetAddress::getAllByName, 10_000, "127.0.0.0/8");
    assertThat(patient.tell(secured, UUID.randomUUID(), "t=1,v1=2", MESSAGE).outcome())
        .isEqualTo(Outcome.TLS);
  }

  @Test
  void noConnectionStaysOpenWhateverWasAnswered() {
    for (int i = 0; i < 100; i++) {
      assertThat(tell(at("/told")).isTaken()).isTrue();
    }
  }

  @Test
  void aConnectionThatIsDroppedIsNotTriedAgainByItself() throws IOException {
    URI callback = hostile(out -> seen.add("dropped"));
    assertThat(tell(callback).isOutage()).isTrue();
    assertThat(seen).containsExactly("dropped");
  }

  private void assertEndsInTime(Mischief mischief, Outcome outcome) throws IOException {
    URI callback = hostile(mischief);
    assertThat(within(SOON, () -> tell(callback)).outcome()).isEqualTo(outcome);
  }

  private static Answer within(Duration most, Supplier<Answer> call) {
    long begun = System.nanoTime();
    Answer answer = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(most);
    return answer;
  }

  private Answer tell(URI callback) {
    return client.tell(callback, UUID.randomUUID(), "t=1,v1=2", MESSAGE);
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static CallbackClient client(GuardedResolver.Lookup lookup, String... networks) {
    return client(lookup, LONGEST_MILLIS, networks);
  }

  private static CallbackClient client(
      GuardedResolver.Lookup lookup, long longestMillis, String... networks) {
    return new CallbackClient(
        new AddressGuard(CrvsTestSettings.of(List.of(), networks)), lookup, longestMillis);
  }

  private static InetAddress[] addresses(String... texts) throws UnknownHostException {
    var addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      addresses[i] = InetAddress.getByName(texts[i]);
    }
    return addresses;
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    seen.add(
        "%s %s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("VitalFlow-Id"),
                exchange.getRequestHeaders().getFirst("VitalFlow-Signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().set("Location", "/inside");
    exchange.sendResponseHeaders(status, 5);
    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  /** A server that reads what comes and then misbehaves. */
  private URI hostile(Mischief mischief) throws IOException {
    var socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    open.add(socket);
    threads.execute(
        () -> {
          while (!socket.isClosed()) {
            try {
              Socket connection = socket.accept();
              open.add(connection);
              threads.execute(() -> misbehave(connection, mischief));
            } catch (IOException e) {
              return;
            }
          }
        });
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/told");
  }

  private static void misbehave(Socket connection, Mischief mischief) {
    try (connection) {
      connection.getInputStream().read(new byte[8_192]);
      mischief.with(connection.getOutputStream());
    } catch (Exception e) {
      // the other side has had enough of it
    }
  }

  private static void trickle(OutputStream out) throws Exception {
    for (int i = 0; i < 300; i++) {
      write(out, "a");
      pause(100);
    }
  }

  /** Nobody opens this latch. */
  private static void pause(long millis) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void connect(Socket filler, int port) {
    try {
      filler.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
    } catch (IOException e) {
      // the queue is full, as it should be
    }
  }
}
