package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 packets and their deliveries on a heap of 192 MB: how fast each call is, what stays. Four
 * callers begin 50 packets a second, which is 150 calls; a measured MOSIP took 7.
 */
@Tag("alone")
class SimulatorLoadIT {
  private static final int HALF = 5_000;
  private static final int WARM_UP = 500;
  private static final int CALLERS = 4;
  private static final long GAP_MILLIS = 20;
  private static final Duration P95 = Duration.ofMillis(20);

  /** What 5,000 packets may leave on the heap: 3 kB each. */
  private static final long HALF_BYTES = 15_000_000;

  private static final Pattern RID = Pattern.compile("\\d{29}");

  @TempDir Path folder;
  private final Map<String, ConcurrentLinkedQueue<Duration>> times = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
  private final String template = template();
  private String cookie = "";

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void tenThousandPacketsAreFastAndLeaveLittle() throws Exception {
    HttpServer callback = callback();
    try {
      String last;
      try (var jar = start()) {
        var caller = jar.caller();
        cookie = caller.cookie();
        subscribe(caller, callback, Topics.COMPLETED);
        subscribe(caller, callback, Topics.CREDENTIAL);
        send(caller, WARM_UP);
        awaitDeliveries(WARM_UP);
        times.clear();
        Instant begin = Instant.now();
        send(caller, HALF - WARM_UP);
        awaitDeliveries(HALF);
        long first = liveBytes(jar);
        Map<String, Duration> before = slowest();
        times.clear();
        List<String> rids = send(caller, HALF);
        awaitDeliveries(2 * HALF);
        long second = liveBytes(jar);
        report("seconds: " + Duration.between(begin, Instant.now()).toSeconds());
        report("of its processor: " + jar.processorTime().toSeconds());
        report("live after 5,000: %,d, after 10,000: %,d bytes".formatted(first, second));
        assertThat(second - first).as("growth").isLessThan(HALF_BYTES);
        // who shares the machine may spoil one half, hardly both
        slowest()
            .forEach(
                (call, after) ->
                    assertThat(List.of(before.get(call), after))
                        .as(call)
                        .anyMatch(one -> one.compareTo(P95) < 0));
        assertAllProcessed(caller);
        last = rids.get(HALF - 1);
        jar.kill();
      }
      Instant begin = Instant.now();
      try (var jar = start()) {
        report("start with 10,000 packets: " + Duration.between(begin, Instant.now()));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertAllProcessed(jar.caller());
        assertThat(
                jar.caller()
                    .get("/simulator/packets/" + last + "/requests")
                    .path(0)
                    .path("body")
                    .asText())
            .isEqualTo(packet(last));
        report("live after the restart: %,d bytes".formatted(liveBytes(jar)));
      }
    } finally {
      callback.stop(0);
    }
  }

  /** What 95 of a hundred calls are faster than, for each kind of call. */
  private Map<String, Duration> slowest() {
    Map<String, Duration> slowest = new LinkedHashMap<>();
    times.forEach(
        (call, all) -> {
          report(call + " p50 / p95 / p99: " + percentiles(all));
          slowest.put(call, at(all, 95));
        });
    return slowest;
  }

  private LoneJar start() throws IOException {
    return new LoneJar(folder, List.of("-Xmx192m"), "--SIMULATOR_PROCESSING_MILLIS=200");
  }

  private List<String> send(RunningSimulator caller, int number) throws Exception {
    ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);
    try {
      List<Future<String>> sent = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        sent.add(callers.schedule(() -> send(caller), i * GAP_MILLIS, TimeUnit.MILLISECONDS));
      }
      List<String> rids = new ArrayList<>();
      for (Future<String> one : sent) {
        rids.add(one.get());
      }
      return rids;
    } finally {
      callers.shutdownNow();
    }
  }

  private String send(RunningSimulator caller) throws Exception {
    String rid = RunningSimulator.rid();
    String packet = packet(rid);
    String trigger = RunningSimulator.trigger(rid, "CRVS_NEW").toString();
    String search =
        """
        {"id":"mosip.registration.external.status","version":"1.0","requesttime":"%s",\
        "request":[{"registrationId":"%s"}]}"""
            .formatted(Envelope.time(Instant.now()), rid);
    String status = "/registrationprocessor/v1/registrationstatus/externalstatus/search";
    assertThat(timed("createPacket", () -> caller.createPacket(packet, "Cookie", cookie)))
        .contains("_evidence");
    assertThat(timed("trigger", () -> caller.trigger(trigger, "Cookie", cookie)))
        .contains("workflowInstanceId");
    assertThat(timed("status", () -> caller.post(status, search, "Cookie", cookie)))
        .contains("statusCode");
    return rid;
  }

  private String timed(String call, Callable<HttpResponse<String>> work) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<String> answer = work.call();
    times
        .computeIfAbsent(call, name -> new ConcurrentLinkedQueue<>())
        .add(Duration.ofNanos(System.nanoTime() - begin));
    return answer.body();
  }

  /** The same text for the same RID; its making costs the machine less than a tree's. */
  private String packet(String rid) {
    return template.replace("THE_RID", rid);
  }

  private static String template() {
    try {
      return RunningSimulator.birth("THE_RID").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitDeliveries(int number) {
    for (String topic : List.of(Topics.COMPLETED, Topics.CREDENTIAL)) {
      Awaitility.await(topic)
          .atMost(Duration.ofMinutes(3))
          .until(() -> heard.getOrDefault(path(topic), Set.of()).size() == number);
    }
  }

  private static void assertAllProcessed(RunningSimulator caller) throws Exception {
    List<String> outcomes = caller.get("/simulator/packets").findValuesAsText("outcome");
    assertThat(outcomes).hasSize(2 * HALF).containsOnly("PROCESSED");
    assertThat(caller.get("/simulator/deliveries")).hasSize(4 * HALF);
  }

  /** What the garbage collector finds in use; the JDK's own tool asks for a collection first. */
  private static long liveBytes(LoneJar jar) throws Exception {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(jar.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = Pattern.compile("Total\\s+\\d+\\s+(\\d+)").matcher(text);
    assertThat(total.find()).isTrue();
    return Long.parseLong(total.group(1));
  }

  private static Map<Integer, Duration> percentiles(Iterable<Duration> all) {
    Map<Integer, Duration> percentiles = new LinkedHashMap<>();
    for (int percent : new int[] {50, 95, 99}) {
      percentiles.put(percent, at(all, percent));
    }
    return percentiles;
  }

  private static Duration at(Iterable<Duration> all, int percent) {
    List<Duration> sorted = new ArrayList<>();
    all.forEach(sorted::add);
    sorted.sort(null);
    return sorted.get(sorted.size() * percent / 100);
  }

  private static void report(String line) {
    System.out.println(line);
  }

  private static String path(String topic) {
    return "/" + topic.replace('/', '_');
  }

  private void subscribe(RunningSimulator caller, HttpServer callback, String topic)
      throws Exception {
    String address = "http://localhost:" + callback.getAddress().getPort() + path(topic);
    caller.subscribe(topic, address, "secret");
    Path journal = folder.resolve("data").resolve(Journal.FILE);
    Awaitility.await().until(() -> Files.readString(journal).contains(path(topic)));
  }

  /** Keeps of each delivery its RID alone. */
  private HttpServer callback() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", this::handle);
    server.start();
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String query = exchange.getRequestURI().getRawQuery();
      if (query != null) {
        byte[] challenge =
            query.replaceAll(".*hub\\.challenge=([^&]*).*", "$1").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, challenge.length);
        exchange.getResponseBody().write(challenge);
        return;
      }
      Matcher rid = RID.matcher(body);
      if (rid.find()) {
        heard
            .computeIfAbsent(
                exchange.getRequestURI().getPath(), path -> ConcurrentHashMap.newKeySet())
            .add(rid.group());
      }
      exchange.sendResponseHeaders(202, -1);
    }
  }
}
