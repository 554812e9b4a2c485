package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs one node of a {@link Cluster} with {@link KillPoints}, and strikes where work waits, until
 * every blow that there is has fallen upon every point.
 */
final class Reaper {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** What is slower was slow because of somebody else. */
  private static final Duration LONGEST_START = Duration.ofSeconds(25);

  /**
   * How it stands while nobody comes to another point.
   *
   * @param waiting points at which work waits
   * @param struck points at which work waited when it struck before, each as often as that
   * @param quiet how long nobody came to another
   * @param still how long no case came to another step either
   * @param cost how long the blow that would fall takes here, which says how fast this machine is
   */
  record Lull(int waiting, int struck, Duration quiet, Duration still, Duration cost) {}

  /** What happens while work waits. */
  interface Blow {
    /** Then the work that waited goes on, if there is somebody left who did it. */
    void falls() throws Exception;

    /** After that everything is as it was. */
    void passes() throws Exception;

    /** How long it takes until work goes on, where a node takes so long to start. */
    Duration cost(Duration start);
  }

  private final Cluster cluster;
  private final Path points;
  private final int port = Town.freePort();
  private final String[] arguments;
  private final Predicate<Lull> enough;
  private final Duration start;
  private final Map<Blow, Set<String>> struck = new LinkedHashMap<>();
  private int released;
  private int blows;
  private volatile boolean up;

  /**
   * Starts the first node.
   *
   * @param enough whether to kill
   */
  Reaper(Cluster cluster, Path folder, Predicate<Lull> enough, String... arguments)
      throws IOException {
    this.cluster = cluster;
    this.points = folder.resolve("points");
    this.enough = enough;
    this.arguments =
        Stream.concat(Stream.of("--kill.points=" + points), Stream.of(arguments))
            .toArray(String[]::new);
    long begun = System.nanoTime();
    start();
    cluster.awaitReady(port);
    start = shorter(Duration.ofNanos(System.nanoTime() - begun), LONGEST_START);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** From now on work waits at every point that it comes to. */
  void arm() {
    try {
      Files.createFile(points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    cluster.startAt(port, arguments);
    up = true;
  }

  /** Steps of this node's that wait when they are told to. */
  HeldSteps held() throws IOException {
    return new HeldSteps(points);
  }

  /** Where the node is reached. */
  Optional<String> base() {
    return up ? Optional.of(cluster.base(port)) : Optional.empty();
  }

  /** The points upon which this fell. */
  Set<String> struck(Blow blow) {
    return struck.getOrDefault(blow, Set.of());
  }

  /** How often it struck; at several points at once, where several threads worked. */
  int blows() {
    return blows;
  }

  /** Where work waits now. */
  private List<String> waiting() throws IOException {
    List<String> all = Files.readAllLines(points);
    return List.copyOf(all.subList(released, all.size()));
  }

  /** Signal 9 to the node, which is started again. */
  Blow death() {
    return new Blow() {
      @Override
      public void falls() throws InterruptedException {
        up = false;
        cluster.kill(port);
      }

      @Override
      public void passes() throws IOException {
        start();
      }

      @Override
      public Duration cost(Duration start) {
        return start;
      }

      @Override
      public String toString() {
        return "Signal 9";
      }
    };
  }

  /** Strikes until it is over, each time with what has fallen upon the fewest that wait. */
  void reap(BooleanSupplier over, Blow... of) throws Exception {
    for (Blow blow : of) {
      struck.put(blow, new HashSet<>());
    }
    var atPoints = new Unchanged();
    var atSteps = new Unchanged();
    while (!over.getAsBoolean()) {
      Cluster.pause(LOOK);
      List<String> waiting = waiting();
      Blow next =
          Collections.max(struck.keySet(), Comparator.comparing(blow -> left(blow, waiting)));
      var lull =
          new Lull(
              waiting.size(),
              released,
              atPoints.since(released + waiting.size()),
              atSteps.since(steps()),
              next.cost(start));
      if (!waiting.isEmpty() && enough.test(lull)) {
        strike(next);
      }
    }
  }

  /** How many of these it has not fallen upon. */
  private long left(Blow blow, List<String> waiting) {
    return waiting.stream().filter(point -> !struck(blow).contains(point)).count();
  }

  /** Steps that were come to; those that go round and round count once. */
  private int steps() {
    String sql = "select count(distinct (proc_inst_id_, act_id_)) from act_hi_actinst";
    return Integer.parseInt(cluster.rows(sql).get(0));
  }

  /** For how long a number has been the same. */
  private static final class Unchanged {
    private int last;
    private long since = System.nanoTime();

    Duration since(int now) {
      if (now != last) {
        last = now;
        since = System.nanoTime();
      }
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  private void strike(Blow blow) throws Exception {
    blow.falls();
    blows++;
    List<String> now = waiting();
    System.out.printf("%s at %s%n", blow, now);
    struck.getOrDefault(blow, new HashSet<>()).addAll(now);
    released += now.size();
    Files.write(
        KillPoints.spent(points),
        now.stream().filter(this::isSpent).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Files.writeString(KillPoints.released(points), String.valueOf(released));
    blow.passes();
  }

  private boolean isSpent(String point) {
    return struck.values().stream().allMatch(points -> points.contains(point));
  }
}
