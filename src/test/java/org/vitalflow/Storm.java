package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Births in a storm: of every ten, one loses a delivery, one gets its deliveries doubled, one in
 * another order, one with forged ones beside them, and of every ten calls that they need of MOSIP
 * one fails. The subscriber is dropped twice besides.
 */
final class Storm {
  private static final int SENDERS = 6;
  private static final List<String> OF_CALLS =
      List.of("HTTP_500", "TIMEOUT", "DONE_BUT_NO_ANSWER", "NULL_RESPONSE");
  private static final List<String> CALLS = List.of("createPacket", "trigger");

  private final Cluster cluster;
  private final int births;
  private final Duration patience;
  private final int identitiesBefore;

  Storm(Cluster cluster, int births, Duration patience) {
    this.cluster = cluster;
    this.births = births;
    this.patience = patience;
    identitiesBefore = cluster.town.simulated("/simulator/identities").size();
  }

  /** What happens when a part of the births was taken in. */
  interface Halfway {
    void happens() throws Exception;
  }

  /** Sends them all, with this at half of them, and waits until each is completed. */
  void rages(Halfway halfway) throws Exception {
    long begun = System.nanoTime();
    send(0, births / 2);
    halfway.happens();
    send(births / 2, births);
    long sent = System.nanoTime();
    try {
      Awaitility.await("all births are completed")
          .atMost(patience)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(() -> count("select count(*) from event where status = 'COMPLETED'") == births);
    } catch (ConditionTimeoutException late) {
      whatIsLeft();
      throw late;
    }
    System.out.printf(
        "Storm: %d births, sent in %d s, all completed %d s later%n",
        births,
        Duration.ofNanos(sent - begun).toSeconds(),
        Duration.ofNanos(System.nanoTime() - sent).toSeconds());
  }

  private void whatIsLeft() {
    for (String sql :
        List.of(
            "select 'events', status, count(*) from event group by 2",
            "select 'packets', status, outcome, settled_at is null, count(*) from packet group by 2, 3, 4",
            "select 'jobs', retries_, count(*), max(exception_msg_) from act_ru_job group by 2",
            "select 'inbox', state, count(*) from inbox group by 2")) {
      cluster.rows(sql).forEach(System.out::println);
    }
  }

  private void send(int from, int to) throws Exception {
    ExecutorService crvs = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<String>> sent = new ArrayList<>();
      for (int i = from; i < to; i++) {
        int number = i;
        sent.add(crvs.submit(() -> send(number)));
      }
      for (Future<String> one : sent) {
        one.get();
      }
    } finally {
      crvs.shutdownNow();
    }
  }

  private String send(int number) {
    ObjectNode birth = Reports.named();
    String name = birth.at("/child/name/0/given").asText();
    switch (number % 10) {
      case 0 -> fault("deliver", "LOSE", 1, name);
      case 1 -> fault("deliver", "DUPLICATE", 2, name);
      case 2 -> fault("deliver", "REORDER", 1, name);
      case 3 -> fault("deliver", "FORGE", 2, name);
      // two calls for each birth: these two of ten are one call of ten
      case 4, 9 ->
          fault(
              CALLS.get(number / 5 % CALLS.size()),
              OF_CALLS.get(number / 10 % OF_CALLS.size()),
              1,
              name);
      default -> {
        // nothing goes wrong with these by themselves
      }
    }
    if (number == births / 3 || number == births * 2 / 3) {
      cluster.town.fault(Map.of("at", "deliver", "effect", "DROP_SUBSCRIBER"));
    }
    return cluster.accept("birth", birth);
  }

  private void fault(String at, String effect, int times, String name) {
    cluster.town.fault(Map.of("at", at, "effect", effect, "times", times, "nameContains", name));
  }

  /** What must hold, and the counts for whoever reads the log. */
  void assertNothingLostAndNothingTwice() {
    JsonNode packets = cluster.town.simulated("/simulator/packets");
    int identities = cluster.town.simulated("/simulator/identities").size() - identitiesBefore;
    int papers = count("select count(*) from certificate where status = 'VALID'");
    System.out.printf("Storm: %d identities, %d certificates%n", identities, papers);
    System.out.println("Storm: deliveries by kind " + kinds());
    System.out.println(
        "Storm: inbox " + cluster.rows("select state, count(*) from inbox group by 1 order by 1"));
    System.out.println(
        "Storm: calls "
            + sum(packets, "created")
            + " createPacket, "
            + sum(packets, "triggered")
            + " trigger, "
            + sum(packets, "accepted")
            + " accepted");
    assertThat(identities).isEqualTo(births);
    assertThat(papers).isEqualTo(births);
    assertThat(packets).hasSize(births);
    assertThat(packets.findValuesAsText("accepted")).containsOnly("1");
    assertThat(packets.findValuesAsText("outcome")).containsOnly("PROCESSED");
    assertThat(count("select count(*) from packet")).as("RIDs").isEqualTo(births);
    assertThat(count("select count(*) from packet where status <> 'CREDENTIAL_RECEIVED'")).isZero();
    for (String milestone : List.of("REGISTERED", "IDENTITY_ISSUED", "CERTIFICATE_ISSUED")) {
      assertThat(count("select count(*) from milestone where what = '" + milestone + "'"))
          .as(milestone)
          .isEqualTo(births);
    }
    assertThat(cluster.rows("select id_ from act_ru_task")).as("open tasks").isEmpty();
    assertThat(cluster.rows("select id_ from act_ru_incident")).as("incidents").isEmpty();
  }

  private Map<String, Long> kinds() {
    return StreamSupport.stream(
            cluster.town.simulated("/simulator/deliveries").spliterator(), false)
        .collect(
            Collectors.groupingBy(
                delivery -> delivery.path("kind").asText() + " " + delivery.path("status").asText(),
                Collectors.counting()));
  }

  private static int sum(JsonNode packets, String field) {
    return packets.findValues(field).stream().mapToInt(JsonNode::asInt).sum();
  }

  private int count(String sql) {
    return Integer.parseInt(cluster.rows(sql).get(0));
  }
}
