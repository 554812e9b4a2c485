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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** As many as two processors bear. */
  private static final int AT_ONCE = 16;

  private static final Duration GAP = Duration.ofMillis(1500);
  private static final Duration SHARE = Duration.ofMillis(60);

  private final Cluster cluster;
  private final Workforce people;
  private final Duration patience;
  private final Receiver receiver = new Receiver();
  private final ExecutorService crvs;

  /** Between two looks at an event; longer where many look, so that looking is not all the work. */
  private final Duration gap;

  private final Map<String, Future<?>> roads = new LinkedHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();

  Batch(Cluster cluster, Workforce people, Duration patience) {
    this(cluster, people, patience, AT_ONCE);
  }

  /** As many roads as {@code atOnce} are under way at the same time. */
  Batch(Cluster cluster, Workforce people, Duration patience, int atOnce) {
    this.cluster = cluster;
    this.people = people;
    this.patience = patience;
    crvs = Executors.newFixedThreadPool(atOnce);
    gap = GAP.plus(SHARE.multipliedBy(Math.max(0, atOnce - AT_ONCE)));
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
        .pollInterval(gap)
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
        .pollInterval(gap)
        .untilAsserted(
            () ->
                assertThat(receiver.told.stream().map(Receiver.Told::id).distinct())
                    .hasSize(
                        Integer.parseInt(cluster.rows("select count(*) from milestone").get(0))));
    System.out.printf(
        "The CRVS was told of %d milestones, %d times in all%n",
        receiver.told.stream().map(Receiver.Told::id).distinct().count(), receiver.told.size());
  }

  /** Sets a case on its road, under the name it is reported with. */
  void put(String name, Road road) {
    roads.put(
        name,
        crvs.submit(
            () -> {
              road.go();
              return name;
            }));
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

  /** Everybody says the usual. */
  String report(String type, JsonNode body) {
    return report(type, body, Map.of());
  }

  /** The event, as soon as it can be read. */
  JsonNode view(String id) {
    return Awaitility.await("an event can be read")
        .atMost(patience)
        .pollInterval(gap)
        .ignoreExceptions()
        .until(() -> cluster.town.event(id), view -> view.has("status"));
  }

  JsonNode until(String id, String status) {
    return Awaitility.await("an event becomes " + status)
        .atMost(patience)
        .pollInterval(gap)
        .ignoreExceptions()
        .until(() -> cluster.town.event(id), view -> view.path("status").asText().equals(status));
  }

  /** The end of the road: this status, and nothing left for anybody to do. */
  JsonNode ends(String id, String status) {
    return Awaitility.await("an event ends " + status)
        .atMost(patience)
        .pollInterval(gap)
        .ignoreExceptions()
        .until(
            () -> cluster.town.event(id),
            view ->
                view.path("status").asText().equals(status)
                    && view.path("openTasks").isArray()
                    && view.path("openTasks").isEmpty());
  }

  /** Asks for this of the event until it is granted or, by an earlier call, no longer possible. */
  void ask(String id, String what) {
    Awaitility.await("it is asked")
        .atMost(patience)
        .pollInterval(gap)
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
          good.add(rid);
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
                "select event_id, count(*) from certificate where status = 'VALID' group by 1 having count(*) > 1"))
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
