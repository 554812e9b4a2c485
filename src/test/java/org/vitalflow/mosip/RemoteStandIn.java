package org.vitalflow.mosip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as it is told, gives tokens, and keeps what it was asked. */
final class RemoteStandIn implements AutoCloseable {
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final Queue<Told> answers = new ConcurrentLinkedQueue<>();
  final AtomicInteger tokens = new AtomicInteger();

  private final HttpServer server;

  record Asked(String method, String target, String cookie, String body) {}

  record Told(int status, String body) {}

  RemoteStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.createContext("/token", this::token);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void willAnswer(int status, String body) {
    answers.add(new Told(status, body));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")),
            body));
    Told told = answers.remove();
    if (told.status() >= 300 && told.status() < 400) {
      exchange.getResponseHeaders().set("Location", told.body());
    }
    send(exchange, told.status(), told.body());
  }

  private void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    String token = "token-" + tokens.incrementAndGet();
    send(
        exchange,
        200,
        "{\"access_token\":\"%s\",\"expires_in\":300,\"token_type\":\"Bearer\"}".formatted(token));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
