package org.vitalflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the token endpoint and counts how many requests are inside at once. It answers 503
 * until it is opened.
 */
final class TokenDoor implements AutoCloseable {
  private static final int ROOM = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(ROOM);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI behind;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger passed = new AtomicInteger();
  private volatile boolean open;

  TokenDoor(String behind) throws IOException {
    this.behind = URI.create(behind);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/token", this::pass);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/token";
  }

  void open() {
    open = true;
  }

  int mostAtOnce() {
    return most.get();
  }

  int passed() {
    return passed.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try (exchange) {
      byte[] form = exchange.getRequestBody().readAllBytes();
      if (!open) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      passed.incrementAndGet();
      HttpResponse<byte[]> answer =
          http.send(asked(exchange, form), HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inside.decrementAndGet();
    }
  }

  private HttpRequest asked(HttpExchange exchange, byte[] form) {
    return HttpRequest.newBuilder(behind)
        .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
        .POST(HttpRequest.BodyPublishers.ofByteArray(form))
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
