package org.vitalflow.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A subscriber's callback that keeps what it hears and answers as it is told. */
final class Callback implements AutoCloseable {
  final List<Map<String, String>> intents = new CopyOnWriteArrayList<>();
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  volatile int answer = 202;

  private final HttpServer server;

  /** One delivery. */
  record Heard(String path, String body, String signature) {
    boolean isSigned(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return signature.equals("sha256=" + HexFormat.of().formatHex(digest));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Callback() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
          String[] both = pair.split("=", 2);
          query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        byte[] challenge =
            query.getOrDefault("hub.challenge", "none").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, challenge.length);
        exchange.getResponseBody().write(challenge);
        intents.add(query);
      } else {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String signature =
            Objects.toString(exchange.getRequestHeaders().getFirst("X-Hub-Signature"), "");
        heard.add(new Heard(exchange.getRequestURI().getPath(), body, signature));
        exchange.sendResponseHeaders(answer, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
