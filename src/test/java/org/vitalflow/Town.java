package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The product as its users meet it: addresses, tokens, births and the simulator's controls, over
 * HTTP only. Whether it runs in this JVM or in one of its own is the test's affair.
 */
final class Town {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NUMBER =
      new AtomicLong(System.currentTimeMillis() % 1_000_000_000);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final int port = freePort();
  final int simulatorPort = freePort();
  final int databasePort = freePort();
  final Path data;
  final long processingMillis;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Map<String, String> tokens = new HashMap<>();

  Town(Path data, long processingMillis) {
    this.data = data;
    this.processingMillis = processingMillis;
  }

  /** The settings of this copy, so that copies run side by side. */
  Map<String, String> settings() {
    return Map.of(
        "SERVER_PORT", String.valueOf(port),
        "SIMULATOR_PORT", String.valueOf(simulatorPort),
        "POSTGRES_PORT", String.valueOf(databasePort),
        "VITALFLOW_DATA", data.toString(),
        "SIMULATOR_PROCESSING_MILLIS", String.valueOf(processingMillis));
  }

  /** The quick start with this copy's settings and some more, in a JVM of its own. */
  Process start(Path log, Map<String, String> more) throws IOException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            "org.vitalflow.VitalFlow",
            "--spring.profiles.active=quickstart");
    command.environment().putAll(settings());
    command.environment().putAll(more);
    return command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /**
   * The class path of this JVM without our own jars, which the build adds beside the classes they
   * were made of: the engine refuses a model that it finds twice.
   */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*target.vitalflow[^/]*\\.jar"))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  String base() {
    return "http://localhost:" + port;
  }

  String simulator() {
    return "http://localhost:" + simulatorPort;
  }

  String databaseUrl() {
    return "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres";
  }

  synchronized String token(String client) {
    return tokens.computeIfAbsent(client, this::newToken);
  }

  private String newToken(String client) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(simulator() + "/auth/realms/mosip/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=%s&client_secret=%s-secret"
                            .formatted(client, client))));
    return tree(answer).path("access_token").asText();
  }

  /** A birth of our own, dated today, under references nobody used before. */
  static ObjectNode birth() {
    return birth("birth-registered.json");
  }

  static ObjectNode birth(String file) {
    long number = NUMBER.incrementAndGet();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (InputStream in = Town.class.getResourceAsStream("/events/" + file)) {
      String text =
          Strangers.in(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .replace("@N@", String.valueOf(number))
              .replace("@BORN@", today.minusDays(2).toString())
              .replace("@TODAY@", today.toString());
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  HttpResponse<String> post(String type, JsonNode body, String key) {
    return post("crvs-demo", type, body.toString(), key);
  }

  HttpResponse<String> post(String client, String type, String body, String key) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + "/api/v1/events/" + type))
            .header("Authorization", "Bearer " + token(client))
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Posts under a new key and gives the id of the accepted event. */
  String accept(JsonNode body) {
    HttpResponse<String> answer = post("birth", body, UUID.randomUUID().toString());
    if (answer.statusCode() != 202) {
      throw new AssertionError(
          "not accepted: " + answer.statusCode() + " " + tree(answer).path("code"));
    }
    return tree(answer).path("id").asText();
  }

  HttpResponse<String> get(String path) {
    return getAs("crvs-demo", path);
  }

  HttpResponse<String> getAs(String client, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Authorization", "Bearer " + token(client))
            .GET());
  }

  HttpResponse<byte[]> bytes(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(base() + path))
              .header("Authorization", "Bearer " + token("crvs-demo"))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode event(String id) {
    return tree(get("/api/v1/events/" + id));
  }

  /** Waits until the event has this status and gives its last view. */
  JsonNode until(String id, String status) {
    return until(id, status, PATIENCE);
  }

  JsonNode until(String id, String status, Duration patience) {
    return Awaitility.await("event becomes " + status)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> event(id), view -> view.path("status").asText().equals(status));
  }

  void awaitReady() {
    Awaitility.await("ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> plain(base() + "/actuator/health/mosip").statusCode() == 200);
  }

  JsonNode simulated(String path) {
    return tree(plain(simulator() + path));
  }

  JsonNode packet(String rid) {
    return simulated("/simulator/packets/" + rid);
  }

  void fault(Map<String, Object> fault) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(simulator() + "/simulator/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(fault).toString())));
    if (answer.statusCode() != 201) {
      throw new AssertionError("fault refused: " + answer.statusCode());
    }
  }

  void clearFaults() {
    send(HttpRequest.newBuilder(URI.create(simulator() + "/simulator/faults")).DELETE());
  }

  HttpResponse<String> plain(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
