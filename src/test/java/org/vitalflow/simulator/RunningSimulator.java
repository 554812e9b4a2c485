package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** A simulator on a port of its own, and the calls a CRVS makes to it. */
final class RunningSimulator implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger SEQUENCE = new AtomicInteger();

  static final Duration PATIENCE = Duration.ofSeconds(15);

  final int port;

  /** How long a call waits for its answer. */
  Duration patience = PATIENCE;

  private final ConfigurableApplicationContext context;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RunningSimulator(Path folder, String... settings) {
    this(freePort(), folder, settings);
  }

  RunningSimulator(int port, Path folder, String... settings) {
    this(port, Simulator.start(port, folder, settings));
  }

  private RunningSimulator(int port, ConfigurableApplicationContext context) {
    this.port = port;
    this.context = context;
  }

  /** The simulator of another process, which is not ended by closing this. */
  static RunningSimulator elsewhere(int port) {
    return new RunningSimulator(port, (ConfigurableApplicationContext) null);
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(patience);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> form(String path, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> token(String client, String secret)
      throws IOException, InterruptedException {
    return form(
        TokenConfiguration.REALM + "/protocol/openid-connect/token",
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
  }

  String cookie() throws IOException, InterruptedException {
    return cookie(Client.MOSIP_PARTNER);
  }

  String cookie(String client) throws IOException, InterruptedException {
    return "Authorization=" + tree(token(client, client + "-secret")).path("access_token").asText();
  }

  static JsonNode tree(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** A RID nobody used before. */
  static String rid() {
    return "1000110001%05d20261123101530".formatted(SEQUENCE.incrementAndGet());
  }

  /** The request of a birth that MOSIP processes. */
  static ObjectNode birth(String rid) throws IOException {
    ObjectNode packet = packet(rid, "CRVS_NEW");
    ObjectNode fields = packet.withObject("/request/fields");
    for (String name :
        new String[] {"fullName", "gender", "addressLine1", "region", "province", "city", "zone"}) {
      fields.put(name, "[{\"language\":\"eng\",\"value\":\"Asha %s\"}]".formatted(name));
    }
    fields.put("dateOfBirth", Instant.now().toString().substring(0, 10).replace('-', '/'));
    return packet;
  }

  static ObjectNode packet(String rid, String process) throws IOException {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("id", "mosip.registration.packet.writer").put("version", "v1");
    envelope.put("requesttime", Envelope.time(Instant.now()));
    ObjectNode request = envelope.putObject("request");
    request.put("id", rid).put("refId", "10001_10001").put("offlineMode", false);
    request.put("process", process).put("source", "CRVS1").put("schemaVersion", "0.3");
    request.put(
        "schemaJson", Files.readString(Path.of("src/main/resources/simulator/id-schema.json")));
    request.putObject("fields");
    request
        .putObject("metaInfo")
        .put("metaData", labels("centerId", "10001", "machineId", "10001"))
        .put("operationsData", labels("officerId", "crvs-officer", "officerPassword", "true"));
    request.putArray("audits").addObject().put("eventId", "REG-EVT-066");
    return envelope;
  }

  /** Labels and values in turn, as {@code metaInfo} holds them. */
  static String labels(String... pairs) {
    var list = JSON.createArrayNode();
    for (int i = 0; i < pairs.length; i += 2) {
      list.addObject().put("label", pairs[i]).put("value", pairs[i + 1]);
    }
    return list.toString();
  }

  static ObjectNode trigger(String rid, String process) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("id", "mosip.registration.processor.workflow.instance").put("version", "v1");
    envelope.put("requesttime", Envelope.time(Instant.now()));
    envelope
        .putObject("request")
        .put("registrationId", rid)
        .put("process", process)
        .put("source", "CRVS1");
    return envelope;
  }

  HttpResponse<String> createPacket(String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to("/commons/v1/packetmanager/createPacket")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> trigger(String body, String... headers)
      throws IOException, InterruptedException {
    return post("/registrationprocessor/v1/workflowmanager/workflowinstance", body, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> externalStatus(String rid, String cookie)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("id", "mosip.registration.external.status").put("version", "1.0");
    body.put("requesttime", Envelope.time(Instant.now()));
    body.putArray("request").addObject().put("registrationId", rid);
    return post(
        "/registrationprocessor/v1/registrationstatus/externalstatus/search",
        body.toString(),
        "Cookie",
        cookie);
  }

  /** The first page of what the workflow search finds. */
  JsonNode workflows(String column, String value) throws IOException, InterruptedException {
    ObjectNode body = workflowManager("search", "v1");
    ObjectNode request = body.putObject("request");
    request.putArray("filters").addObject().put("columnName", column).put("value", value);
    request.putObject("pagination").put("pageStart", 0).put("pageFetch", 10);
    return tree(post(
            "/registrationprocessor/v1/workflowmanager/workflow/search",
            body.toString(),
            "Cookie",
            cookie()))
        .path("response");
  }

  /** The envelope of one of the workflow manager's services. */
  static ObjectNode workflowManager(String service, String version) {
    return JSON.createObjectNode()
        .put("id", "mosip.registration.processor.workflow." + service)
        .put("version", version)
        .put("requesttime", Envelope.time(Instant.now()));
  }

  /** Stores and triggers, as a CRVS does; gives the RID. */
  String sendBirth() throws IOException, InterruptedException {
    return send(birth(rid()));
  }

  String send(ObjectNode packet) throws IOException, InterruptedException {
    String rid = packet.at("/request/id").asText();
    createPacket(packet.toString(), "Cookie", cookie());
    trigger(trigger(rid, packet.at("/request/process").asText()).toString(), "Cookie", cookie());
    return rid;
  }

  HttpResponse<String> fault(Map<String, Object> fault) throws IOException, InterruptedException {
    return post("/simulator/faults", JSON.writeValueAsString(fault));
  }

  HttpResponse<String> subscribe(String topic, String callback, String secret)
      throws IOException, InterruptedException {
    return form(
        "/hub",
        Map.of(
            "hub.mode", "subscribe",
            "hub.topic", topic,
            "hub.callback", callback,
            "hub.secret", secret),
        "Cookie",
        cookie());
  }

  HttpResponse<String> publish(String topic, String event)
      throws IOException, InterruptedException {
    return post("/hub?hub.mode=publish&hub.topic=" + topic, event, "Cookie", cookie());
  }

  /** One member of each delivery whose other member has this value. */
  List<String> deliveries(String known, String value, String wanted)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (JsonNode one : get("/simulator/deliveries")) {
      if (one.path(known).asText().equals(value)) {
        found.add(one.path(wanted).asText());
      }
    }
    return found;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return tree(send(to(path)));
  }

  String outcomeOf(String rid) throws IOException, InterruptedException {
    return get("/simulator/packets/" + rid).path("outcome").asText();
  }
}
