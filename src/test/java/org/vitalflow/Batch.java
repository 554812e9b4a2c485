package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Cases on their way through a {@link Cluster} that may fail under them at any moment, each with
 * the end that it must come to; and what must hold of all of them then.
 */
final class Batch implements AutoCloseable {
  /** A road from the first report to the last wait; its steps are repeated until they succeed. */
  interface Road {
    void go() throws Exception;
  }

  /** An end of births: completed, and the child has its number. */
  static final String WITH_IDENTITY = "COMPLETED with an identity";

  /** As many as two processors bear. */
  private static final int AT_ONCE = 16;

  private static final Duration GAP = Duration.ofMillis(1500);

  private final Cluster cluster;
  private final Workforce people;
  private final Duration patience;
  private final Receiver receiver = new Receiver();
  private final ExecutorService crvs;
  private final AtomicInteger preparing = new AtomicInteger();
  private CountDownLatch begun = new CountDownLatch(0);
  private Map<String, String> statuses = Map.of();
  private long readAt = System.nanoTime() - GAP.toNanos();
  private final Map<String, Future<?>> roads = new LinkedHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final Set<String> revived = ConcurrentHashMap.newKeySet();

  Batch(Cluster cluster, Workforce people, Duration patience) {
    this(cluster, people, patience, AT_ONCE);
  }

  /** As many roads as {@code atOnce} are under way at the same time. */
  Batch(Cluster cluster, Workforce people, Duration patience, int atOnce) {
    this.cluster = cluster;
    this.people = people;
    this.patience = patience;
    crvs = Executors.newFixedThreadPool(atOnce);
  }

  /** From now on the CRVS is told of every milestone. */
  void hear() {
    HttpResponse<String> made =
        cluster.town.send(
            asCrvs("/api/v1/subscriptions")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"callback\": \"" + receiver.callback() + "\"}")));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = Town.tree(made).path("id").asText();
    Awaitility.await("the CRVS is heard")
        .atMost(patience)
        .pollInterval(GAP)
        .ignoreExceptions()
        .until(
            () ->
                Town.tree(cluster.town.get("/api/v1/subscriptions/" + id))
                    .path("status")
                    .asText()
                    .equals("ACTIVE"));
  }

  private HttpRequest.Builder asCrvs(String path) {
    return HttpRequest.newBuilder(URI.create(cluster.town.base() + path))
        .header("Authorization", "Bearer " + cluster.town.token("crvs-demo"))
        .header("Content-Type", "application/json");
  }

  /** One notification for each milestone; the same one may have come again, under its own id. */
  void assertToldOnce() {
    Awaitility.await("the CRVS has heard everything")
        .atMost(patience)
        .pollInterval(GAP)
        .untilAsserted(
            () ->
                assertThat(receiver.told.stream().map(Receiver.Told::id).distinct())
                    .hasSize(
                        Integer.parseInt(cluster.rows("select count(*) from milestone").get(0))));
    System.out.printf(
        "The CRVS was told of %d milestones, %d times in all%n",
        receiver.told.stream().map(Receiver.Told::id).distinct().count(), receiver.told.size());
  }

  /** Roads that are put from now on begin only when it is said. */
  void holdBack() {
    begun = new CountDownLatch(1);
  }

  /** Sets a case on its road, under the name it is reported with. */
  void put(String name, Road road) {
    submit(
        name,
        () -> {
          begun.await();
          road.go();
        });
  }

  /**
   * The same, but its road begins at once, and comes to where it says that it is {@link #ready}.
   */
  void prepare(String name, Road road) {
    preparing.incrementAndGet();
    submit(name, road);
  }

  private void submit(String name, Road road) {
    roads.put(
        name,
        crvs.submit(
            () -> {
              road.go();
              return name;
            }));
  }

  /** What was to be prepared is; waits until all begin. */
  void ready() throws InterruptedException {
    preparing.decrementAndGet();
    begun.await();
  }

  /** As soon as everything is prepared, all begin. */
  void begin(Runnable before) {
    Awaitility.await("all is prepared")
        .atMost(patience)
        .failFast("a road failed before it began", () -> !failures().isEmpty())
        .until(() -> preparing.get() == 0);
    before.run();
    begun.countDown();
  }

  /** Those that have come to no end yet. */
  List<String> underWay() {
    return roads.entrySet().stream()
        .filter(road -> !road.getValue().isDone())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that came to a wrong end, and how. */
  List<String> failures() {
    List<String> failed = new ArrayList<>();
    roads.forEach(
        (name, road) -> {
          if (road.isDone()) {
            try {
              road.get();
            } catch (InterruptedException | ExecutionException e) {
              failed.add(name + ": " + e.getMessage());
            }
          }
        });
    return failed;
  }

  /** Waits for all; fails with the first that came to a wrong end. */
  void await() throws Exception {
    for (Future<?> road : roads.values()) {
      road.get();
    }
  }

  int size() {
    return roads.size();
  }

  /** Reports an event whose people say these things, by step; gives its id. */
  String report(String type, JsonNode body, Map<String, List<Map<String, Object>>> said) {
    String id = cluster.accept(type, body);
    events.add(id);
    people.script(view(id).path("trackingCode").asText(), said);
    return id;
  }

  /** From now on people say this in the case instead. */
  void say(String id, Map<String, List<Map<String, Object>>> said) {
    people.script(view(id).path("trackingCode").asText(), said);
  }

  /** From now on people say this at a step where a case's script says nothing. */
  void usually(String step, Map<String, Object> answer) {
    people.usually(step, answer);
  }

  /** MOSIP's staff will give an identity to this RID beside that of the case's second one. */
  void revived(String rid) {
    revived.add(rid);
  }

  /** Everybody says the usual. */
  String report(String type, JsonNode body) {
    return report(type, body, Map.of());
  }

  /** The event, as soon as it can be read. */
  JsonNode view(String id) {
    return Awaitility.await("an event can be read")
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(GAP)
        .ignoreExceptions()
        .until(() -> cluster.town.event(id), view -> view.has("status"));
  }

  JsonNode until(String id, String status) {
    return Awaitility.await("an event becomes " + status)
        .atMost(patience)
        .pollInterval(GAP)
        .ignoreExceptions()
        .until(
            () -> seen(id, status) ? cluster.town.event(id) : Town.JSON.createObjectNode(),
            view -> view.path("status").asText().equals(status));
  }

  /** Whether the database says so; one look in a while serves all that wait. */
  private synchronized boolean seen(String id, String status) {
    long now = System.nanoTime();
    if (now - readAt >= GAP.toNanos()) {
      statuses =
          cluster.rows("select id, status from event").stream()
              .map(row -> row.split(" "))
              .collect(Collectors.toMap(row -> row[0], row -> row[1]));
      readAt = now;
    }
    return status.equals(statuses.get(id));
  }

  /**
   * The end of the road: this status and nothing left for anybody to do; where it is {@link
   * #WITH_IDENTITY}, the child has its number then.
   */
  JsonNode ends(String id, String end) {
    String status = end.equals(WITH_IDENTITY) ? "COMPLETED" : end;
    JsonNode ended =
        Awaitility.await("an event ends " + status)
            .atMost(patience)
            .pollInterval(GAP)
            .ignoreExceptions()
            .until(
                () -> seen(id, status) ? cluster.town.event(id) : Town.JSON.createObjectNode(),
                view ->
                    view.path("status").asText().equals(status)
                        && view.path("openTasks").isArray()
                        && view.path("openTasks").isEmpty());
    assertThat(!ended.at("/nationalId/masked").asText().isEmpty() || !end.equals(WITH_IDENTITY))
        .as("has its number")
        .isTrue();
    return ended;
  }

  /** Asks for this of the event until it is granted or, by an earlier call, no longer possible. */
  void ask(String id, String what) {
    Awaitility.await("it is asked")
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(GAP)
        .ignoreExceptions()
        .until(
            () -> {
              HttpResponse<String> answer =
                  cluster.town.send(
                      asCrvs("/api/v1/events/" + id + what)
                          .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"Mistake\"}")));
              return answer.statusCode() < 300 || answer.statusCode() == 409;
            });
  }

  /**
   * What holds of all of them: MOSIP accepted each RID at most once and gave at most one identity
   * for it, an event has at most one RID that ended well and one valid paper, no milestone came
   * twice, and no step of the engine is stuck.
   */
  void assertNothingTwice() {
    Map<String, JsonNode> packets = new LinkedHashMap<>();
    cluster
        .town
        .simulated("/simulator/packets")
        .forEach(packet -> packets.put(packet.path("rid").asText(), packet));
    List<String> identities =
        cluster.town.simulated("/simulator/identities").findValuesAsText("rid");
    Set<String> entered =
        Set.copyOf(
            cluster.rows(
                "select rid from packet where outcome = 'ACCEPTED' and final_by = 'PERSON'"));
    Set<String> ours = new HashSet<>();
    for (String id : events) {
      JsonNode view = view(id);
      List<String> good = new ArrayList<>();
      for (JsonNode packet : view.path("packets")) {
        String rid = packet.path("rid").asText();
        ours.add(rid);
        if (packet.path("status").asText().matches("PROCESSED|CREDENTIAL_RECEIVED")) {
          if (!revived.contains(rid)) {
            good.add(rid);
          }
          assertThat(packets.get(rid).path("accepted").asInt()).as("accepted").isEqualTo(1);
          // MOSIP gave the number that people entered elsewhere
          boolean isEntered = entered.contains(rid);
          assertThat(packets.get(rid).path("outcome").asText().equals("PROCESSED"))
              .isNotEqualTo(isEntered);
          boolean isNew = packet.path("process").asText().equals("CRVS_NEW") && !isEntered;
          assertThat(identities.stream().filter(rid::equals)).hasSize(isNew ? 1 : 0);
        }
      }
      assertThat(good).as("of one event").hasSizeLessThanOrEqualTo(1);
    }
    assertThat(ours).as("MOSIP knows no RID that we do not").containsAll(packets.keySet());
    assertThat(packets.values()).allMatch(packet -> packet.path("accepted").asInt() <= 1);
    assertThat(
            cluster.rows(
                """
                select event_id from certificate where status = 'VALID' group by 1 having count(*) > 1
                """))
        .as("two valid papers")
        .isEmpty();
    assertThat(
            cluster.rows(
                """
                select e.id from event e where e.status = 'COMPLETED' and e.type in ('birth', 'death') and not e.legacy
                  and (select count(*) from certificate c where c.event_id = e.id and c.status = 'VALID') <> 1
                """))
        .as("completed without a valid paper")
        .isEmpty();
    assertThat(
            cluster.rows(
                """
                select m.event_id, m.what, count(*) from milestone m
                where m.what in ('REGISTERED', 'IDENTITY_ISSUED', 'IDENTITY_UPDATED')
                group by 1, 2 having count(*) > 1
                """))
        .as("a milestone that was reached twice")
        .isEmpty();
    assertThat(
            cluster.rows(
                """
                select e.id from event e where e.status = 'COMPLETED'
                  and exists (select 1 from certificate c where c.event_id = e.id)
                  and (select count(*) from milestone m where m.event_id = e.id and m.what = 'CERTIFICATE_ISSUED')
                   <> (select count(*) from certificate c where c.event_id = e.id)
                """))
        .as("papers that were not told, or told twice")
        .isEmpty();
    assertThat(cluster.rows("select id_ from act_ru_incident")).as("incidents").isEmpty();
  }

  @Override
  public void close() {
    crvs.shutdownNow();
    receiver.close();
  }
}
