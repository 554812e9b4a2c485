package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be ordered to go wrong with deliveries. */
@Tag("proof")
class DeliveryFaultsIT extends BirthEvents {
  @Test
  void theExtrasComeBesideTheRealDeliveryAndCannotHurtIt() throws Exception {
    String rid = RunningSimulator.rid();
    for (String effect : List.of("DUPLICATE", "FORGE", "UNKNOWN_RID")) {
      fault(effect, rid, 2);
    }
    simulator.send(RunningSimulator.birth(rid));
    Awaitility.await().until(() -> heard(Topics.CREDENTIAL, rid).size() == 3);
    Awaitility.await().until(() -> heard(Topics.COMPLETED, rid).size() == 3);
    List<Callback.Heard> completed = heard(Topics.COMPLETED, rid);
    assertThat(completed.get(0).signature())
        .as("forged")
        .isNotEqualTo(Subscriber.signature(completed.get(0)));
    assertThat(completed.get(0).body()).contains("REJECTED");
    assertThat(completed.get(2)).as("duplicate").isEqualTo(completed.get(1));
    Awaitility.await().until(() -> kinds(rid).size() == 6);
    assertThat(kinds(rid))
        .containsExactlyInAnyOrder("FORGE", "FORGE", "REAL", "REAL", "DUPLICATE", "DUPLICATE");
    assertThat(simulator.get("/simulator/deliveries").findValuesAsText("kind"))
        .filteredOn("UNKNOWN_RID"::equals)
        .hasSize(2);
  }

  @Test
  void anEarlyDeliveryIsThereBeforeTheTriggersAnswer() throws Exception {
    String rid = birthUnder("EARLY", 2);
    assertThat(heard(Topics.COMPLETED, rid)).hasSize(1);
    assertThat(heard(Topics.CREDENTIAL, rid)).hasSize(1);
  }

  @Test
  void aLostDeliveryNeverComes() throws Exception {
    String lost = birthUnder("LOSE", 2);
    Awaitility.await().until(() -> kinds(lost).size() == 2);
    assertThat(kinds(lost)).containsOnly("LOSE");
    String next = simulator.sendBirth();
    first(Topics.COMPLETED, next);
    first(Topics.CREDENTIAL, next);
    assertThat(heard(Topics.COMPLETED, lost)).isEmpty();
    assertThat(heard(Topics.CREDENTIAL, lost)).isEmpty();
  }

  @Test
  void aDroppedSubscriberGetsNothingMoreUntilItSubscribesAgain() throws Exception {
    String dropping = RunningSimulator.rid();
    simulator.fault(
        Map.of("at", "deliver", "effect", "DROP_SUBSCRIBER", "rid", dropping, "times", 2));
    simulator.send(RunningSimulator.birth(dropping));
    Awaitility.await().until(() -> kinds(dropping).size() == 2);
    String next = simulator.sendBirth();
    Awaitility.await().until(() -> simulator.outcomeOf(next).equals("PROCESSED"));
    subscriber.subscribe(Topics.COMPLETED);
    first(Topics.COMPLETED, next);
    assertThat(heard(Topics.COMPLETED, dropping)).hasSize(1);
    assertThat(heard(Topics.CREDENTIAL, dropping)).isEmpty();
    assertThat(heard(Topics.CREDENTIAL, next)).isEmpty();
    subscriber.subscribe(Topics.CREDENTIAL);
    first(Topics.CREDENTIAL, next);
    assertThat(heard(Topics.CREDENTIAL, dropping)).hasSize(1);
  }

  @Test
  void aReorderedDeliveryIsOvertaken() throws Exception {
    String first = birthUnder("REORDER", 1);
    String second = simulator.sendBirth();
    first(Topics.COMPLETED, first);
    first(Topics.CREDENTIAL, first);
    first(Topics.CREDENTIAL, second);
    List<String> order = kindsOfOrder(first, second);
    assertThat(order).containsSubsequence("second", "first");
  }

  /** On the topic whose delivery was hit, whichever of both that was. */
  private static List<String> kindsOfOrder(String first, String second) throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    simulator.get("/simulator/deliveries").forEach(rows::add);
    String topic =
        rows.stream()
            .filter(row -> row.path("kind").asText().equals("REORDER"))
            .map(row -> row.path("topic").asText())
            .findFirst()
            .orElseThrow();
    return subscriber.heardAt(topic).stream()
        .filter(h -> h.body().contains(first) || h.body().contains(second))
        .map(h -> h.body().contains(first) ? "first" : "second")
        .toList();
  }
}
