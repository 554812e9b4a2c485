package org.vitalflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs one node of a {@link Cluster} with {@link KillPoints}: strikes whenever work waits at new
 * points, by signal 9 to the node or as it is told.
 */
final class Reaper {
  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * How it stands while nobody comes to another point.
   *
   * @param waiting points at which work waits
   * @param struck points at which work waited when it struck before
   * @param quiet how long nobody came to another
   * @param still how long nobody brought a step to its end either
   * @param start how long a node takes to start here, which says how fast this machine is
   */
  record Lull(int waiting, int struck, Duration quiet, Duration still, Duration start) {}

  /** What happens while work waits. */
  interface Blow {
    /** Then the work that waited goes on, if there is somebody left who did it. */
    void falls() throws Exception;

    /** After that everything is as it was. */
    void passes() throws Exception;
  }

  private final Cluster cluster;
  private final Path points;
  private final int port = Town.freePort();
  private final String[] arguments;
  private final Predicate<Lull> enough;
  private final Duration start;
  private final List<String> struck = new ArrayList<>();
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
    this.points = Files.createFile(folder.resolve("points"));
    this.enough = enough;
    this.arguments =
        Stream.concat(Stream.of("--kill.points=" + points), Stream.of(arguments))
            .toArray(String[]::new);
    long begun = System.nanoTime();
    start();
    cluster.awaitReady(port);
    start = Duration.ofNanos(System.nanoTime() - begun);
  }

  private void start() throws IOException {
    cluster.startAt(port, arguments);
    up = true;
  }

  /** Where the node is reached. */
  Optional<String> base() {
    return up ? Optional.of(cluster.base(port)) : Optional.empty();
  }

  /** The points at which it struck. */
  List<String> struck() {
    return struck;
  }

  /** How often it struck; at several points at once, where several threads worked. */
  int blows() {
    return blows;
  }

  /** Points that work came to, in all lives. */
  private List<String> reached() throws IOException {
    return Files.readAllLines(points);
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
    };
  }

  /** Strikes until it is over. */
  void reap(BooleanSupplier over, Blow blow) throws Exception {
    var atPoints = new Unchanged();
    var atSteps = new Unchanged();
    while (!over.getAsBoolean()) {
      Cluster.pause(LOOK);
      int reached = reached().size();
      int waiting = reached - struck.size();
      var lull =
          new Lull(waiting, struck.size(), atPoints.since(reached), atSteps.since(steps()), start);
      if (waiting > 0 && enough.test(lull)) {
        strike(blow);
      }
    }
  }

  /** Steps that came to their end. */
  private int steps() {
    return Integer.parseInt(cluster.rows("select count(*) from act_hi_actinst").get(0));
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
    List<String> reached = reached();
    List<String> now = List.copyOf(reached.subList(struck.size(), reached.size()));
    System.out.printf("Struck at %s%n", now);
    struck.addAll(now);
    Files.writeString(KillPoints.released(points), String.valueOf(struck.size()));
    blow.passes();
  }
}
