package org.vitalflow.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A subscriber's callback that keeps what it hears and answers as it is told. */
final class Callback implements AutoCloseable {
  final List<Map<String, String>> intents = new CopyOnWriteArrayList<>();
  final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** How many of the next calls end without an answer, the connection closed. */
  final AtomicInteger drops = new AtomicInteger();

  /** How many deliveries were under way at once, at most. */
  final AtomicInteger most = new AtomicInteger();

  volatile int answer = 202;

  /** The body that is answered with 500, whatever the others are. */
  volatile String failing = "";

  volatile int intentAnswer = 202;
  volatile UnaryOperator<String> challenge = UnaryOperator.identity();

  /** Holds the answers to deliveries until it is open. */
  volatile CountDownLatch gate = new CountDownLatch(0);

  private final AtomicInteger inside = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** One delivery. */
  record Heard(String path, String body, String signature, String type, String link) {}

  Callback() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isDropped = drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      if (exchange.getRequestMethod().equals("GET")) {
        intend(exchange, isDropped);
      } else {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Heard one = hear(exchange);
        // before the answer, after which the next one may come at once
        inside.decrementAndGet();
        if (!isDropped) {
          exchange.sendResponseHeaders(one.body().equals(failing) ? 500 : answer, -1);
        }
      }
    }
  }

  private void intend(HttpExchange exchange, boolean isDropped) throws IOException {
    Map<String, String> query = new HashMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      String[] both = pair.split("=", 2);
      query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    if (!isDropped) {
      byte[] body =
          challenge
              .apply(query.getOrDefault("hub.challenge", "none"))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(intentAnswer, body.length);
      exchange.getResponseBody().write(body);
    }
    intents.add(query);
  }

  private Heard hear(HttpExchange exchange) throws IOException {
    var one =
        new Heard(
            exchange.getRequestURI().getPath(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            header(exchange, "X-Hub-Signature"),
            header(exchange, "Content-Type"),
            header(exchange, "Link"));
    heard.add(one);
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return one;
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.toString(exchange.getRequestHeaders().getFirst(name), "");
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
