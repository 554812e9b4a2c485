package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A CRVS that is told: keeps what came, and answers as it is bidden. */
final class Receiver implements AutoCloseable {
  /** A message as it came. */
  record Told(String id, String signature, String body) {
    JsonNode event() {
      try {
        return Town.JSON.readTree(body).at("/message/notify_event/0/data/reg_records/0");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  final List<Told> told = new CopyOnWriteArrayList<>();
  final List<String> questions = new CopyOnWriteArrayList<>();
  volatile int status = 204;
  volatile String location;
  volatile boolean echoes = true;
  volatile CountDownLatch held = new CountDownLatch(0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int port;

  Receiver() {
    open();
  }

  /** At the same port as before. */
  void open() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  void shut() {
    server.stop(0);
  }

  String callback() {
    return "http://localhost:" + port + "/told";
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("GET")) {
      String query = exchange.getRequestURI().getQuery();
      questions.add(query);
      String challenge = query.replaceAll(".*challenge=([^&]*).*", "$1");
      byte[] echo = (echoes ? challenge : "hello").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, echo.length);
      exchange.getResponseBody().write(echo);
    } else {
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      told.add(
          new Told(
              exchange.getRequestHeaders().getFirst("VitalFlow-Id"),
              exchange.getRequestHeaders().getFirst("VitalFlow-Signature"),
              new String(body, StandardCharsets.UTF_8)));
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
      }
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    held.countDown();
    shut();
    threads.shutdownNow();
  }
}
