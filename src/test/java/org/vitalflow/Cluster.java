package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.vitalflow.platform.Keyset;

/**
 * Every part as a process of its own, so that each can be killed alone: PostgreSQL, the simulator,
 * and orchestrators that share them behind one address. Loopback only; closing it ends them all.
 */
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What all see as one orchestrator. */
  final Town town;

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<Integer, Process> nodes = new ConcurrentHashMap<>();
  private final FrontDoor door;
  private @Nullable EmbeddedPostgres database;
  private @Nullable Process simulator;

  /** Database and simulator run; no node does yet. */
  Cluster(Path folder, long processingMillis, Map<String, String> settings) throws Exception {
    this.folder = folder;
    town = new Town(Files.createDirectories(folder.resolve("data")), processingMillis);
    this.settings.putAll(town.settings());
    this.settings.put("VITALFLOW_PUBLIC_URL", town.base());
    this.settings.put("MOSIP_CALLBACK_BASE_URL", town.base());
    // a killed node's steps are taken over after this: it starts again in no less
    this.settings.put("VITALFLOW_JOB_LOCK", "PT10S");
    this.settings.put("MOSIP_RESUBSCRIBE", "PT5S");
    this.settings.put("MOSIP_RECONCILE_AFTER", "PT5S");
    this.settings.putAll(settings);
    // whatever ends this JVM leaves nothing behind
    Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    keyset();
    door = new FrontDoor(town.port, () -> List.copyOf(nodes.keySet()));
    startDatabase();
    startSimulator();
  }

  private void keyset() throws IOException, GeneralSecurityException {
    Files.writeString(town.data.resolve("registry-keyset.json"), Keyset.make());
  }

  void startDatabase() throws IOException {
    database =
        EmbeddedPostgres.builder()
            .setDataDirectory(town.data.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setPort(town.databasePort)
            // what was committed outlives a kill, as in production
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
  }

  /** As an administrator stops it: whoever is connected is cut off. */
  void stopDatabase() throws IOException {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  void killDatabase() throws IOException, InterruptedException {
    Path pid = town.data.resolve("postgres").resolve("postmaster.pid");
    ProcessHandle server =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip())).orElseThrow();
    kill(Stream.concat(Stream.of(server), server.descendants()).toList());
    // there is nothing left to stop, but this JVM still holds the folder
    stopDatabase();
  }

  void startSimulator() throws IOException {
    ProcessBuilder command =
        java(List.of("-Xmx256m", "-XX:+UseSerialGC"), "org.vitalflow.simulator.Simulator");
    command.command().add("--port=" + town.simulatorPort);
    command.command().add("--folder=" + town.data.resolve("simulator"));
    command.environment().put("SIMULATOR_PROCESSING_MILLIS", String.valueOf(town.processingMillis));
    simulator = logged(command, "simulator");
    Awaitility.await("the simulator answers")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> town.simulated("/simulator/health").path("status").asText().equals("UP"));
  }

  void killSimulator() throws InterruptedException {
    if (simulator != null) {
      kill(List.of(simulator.toHandle()));
      simulator = null;
    }
  }

  /** Starts a node and gives the port by which it alone is reached. */
  int start(String... arguments) throws IOException {
    return startAt(Town.freePort(), arguments);
  }

  int startAt(int port, String... arguments) throws IOException {
    ProcessBuilder command = java(List.of("-Xmx700m", "-XX:+UseSerialGC"), Node.class.getName());
    command.command().addAll(List.of(arguments));
    command.environment().putAll(settings);
    command.environment().put("SERVER_PORT", String.valueOf(port));
    nodes.put(port, logged(command, "node-" + port));
    return port;
  }

  void awaitReady(int node) {
    Awaitility.await("a node is ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .failFast("it ended", () -> !isAlive(node))
        .until(() -> town.plain(base(node) + "/actuator/health/readiness").statusCode() == 200);
  }

  String base(int node) {
    return "http://localhost:" + node;
  }

  boolean isAlive(int node) {
    return Optional.ofNullable(nodes.get(node)).filter(Process::isAlive).isPresent();
  }

  /** Signal 9. */
  void kill(int node) throws InterruptedException {
    Process process = nodes.remove(node);
    if (process != null) {
      kill(List.of(process.toHandle()));
    }
  }

  /** As an operator stops it: what it is at is brought to an end. */
  void stop(int node) throws InterruptedException {
    Process process = nodes.remove(node);
    if (process != null) {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the node stopped").isTrue();
    }
  }

  private static void kill(List<ProcessHandle> all) {
    all.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await("they are dead")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private ProcessBuilder java(List<String> jvm, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // what lives this briefly is best started quickly
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", Town.classPath(), main));
    return new ProcessBuilder(command);
  }

  private Process logged(ProcessBuilder command, String name) throws IOException {
    return command
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
        .start();
  }

  /** Sends it until it is answered, as a CRVS does that keeps its key; gives the event's id. */
  String accept(String type, JsonNode body) {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer =
        Awaitility.await("it is taken")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .ignoreExceptions()
            .until(() -> town.post(type, body, key), sent -> sent.statusCode() < 500);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Town.tree(answer).path("id").asText();
  }

  /** The rows of a query, each as one line. */
  List<String> rows(String sql) {
    try (var connection = DriverManager.getConnection(address());
        var statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets time go by where there is nothing to wait for. */
  static void pause(Duration time) {
    Awaitility.await().pollDelay(time).atMost(time.plus(PATIENCE)).until(() -> true);
  }

  private String address() {
    return town.databaseUrl() + "&currentSchema=public,registry";
  }

  int change(String sql) {
    try (var connection = DriverManager.getConnection(address());
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void destroy() {
    nodes.values().forEach(Process::destroyForcibly);
    if (simulator != null) {
      simulator.destroyForcibly();
    }
  }

  @Override
  public void close() {
    try {
      destroy();
      for (Process node : nodes.values()) {
        node.waitFor(20, TimeUnit.SECONDS);
      }
      killSimulator();
      door.close();
      stopDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
