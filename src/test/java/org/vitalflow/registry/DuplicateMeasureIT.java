package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many second reports the search finds, and how many births it asks about for nothing, on an
 * invented population with stated slips; and how long it takes.
 */
class DuplicateMeasureIT {
  private static final Logger LOG = LoggerFactory.getLogger(DuplicateMeasureIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 2000;
  private static final int OF_EACH_SLIP = 60;
  private static final int NEW = 800;
  private static final double MILLION = 1_000_000;

  private final Random chance = new Random(5);
  private final int threshold = threshold();

  @Test
  @Tag("alone")
  void secondReportsAreFoundAndFewBirthsAreAskedAboutForNothing() {
    try (var registry = new Registry()) {
      var population = new Population(20);
      List<ObjectNode> known = population.births(20_000);
      List<UUID> ids = fill(registry, known);
      int found = 0;
      for (Slip slip : Slip.values()) {
        int ofSlip = 0;
        for (int i = 0; i < OF_EACH_SLIP; i++) {
          int which = one(known, slip);
          ofSlip += finds(registry, slip.of(known.get(which), chance), ids.get(which)) ? 1 : 0;
        }
        found += ofSlip;
        LOG.info("Second reports found, {}: {} of {}", slip, ofSlip, OF_EACH_SLIP);
        assertThat(ofSlip).as(slip.name()).isGreaterThanOrEqualTo(OF_EACH_SLIP * 4 / 5);
      }
      double recall = (double) found / (OF_EACH_SLIP * Slip.values().length);
      double alarms = (double) falseAlarms(registry, population, known) / NEW;
      LOG.info(
          "Of {} births: recall {}, false alarms {} of the new ones", known.size(), recall, alarms);
      assertThat(recall).isGreaterThanOrEqualTo(0.95);
      assertThat(alarms).isLessThanOrEqualTo(0.02);
    }
  }

  private int one(List<ObjectNode> known, Slip slip) {
    int which = chance.nextInt(known.size());
    return slip.canHappen(known.get(which)) ? which : one(known, slip);
  }

  /** New births, among them many twins and siblings of known children and their namesakes. */
  private int falseAlarms(Registry registry, Population population, List<ObjectNode> known) {
    int alarms = 0;
    for (int i = 0; i < NEW; i++) {
      ObjectNode some = known.get(chance.nextInt(known.size()));
      ObjectNode fresh =
          switch (i % 20) {
            case 0 -> population.twinOf(some);
            case 1, 2 -> population.siblingOf(some);
            case 3 -> population.namesakeOf(some);
            default -> population.birth();
          };
      alarms += search(registry, fresh).best().filter(this::isAsked).isPresent() ? 1 : 0;
    }
    return alarms;
  }

  @Test
  @Tag("alone")
  void aHundredThousandRecordsAreSearchedInLessThanTwentyMilliseconds() {
    try (var registry = new Registry()) {
      List<ObjectNode> known = new Population(100).births(100_000);
      long start = System.nanoTime();
      fill(registry, known);
      LOG.info("Filled {} records in {} s", known.size(), (System.nanoTime() - start) / 1e9);
      var times = new ArrayList<Double>();
      for (int i = 0; i < 600; i++) {
        Slip slip = Slip.values()[i % Slip.values().length];
        ObjectNode again = slip.of(known.get(one(known, slip)), chance);
        long began = System.nanoTime();
        search(registry, again);
        if (i >= 100) {
          times.add((System.nanoTime() - began) / MILLION);
        }
      }
      times.sort(Double::compare);
      double median = times.get(times.size() / 2);
      LOG.info(
          "A search among {} records: median {} ms, 95 of 100 within {} ms",
          known.size(),
          median,
          times.get(times.size() * 95 / 100));
      assertThat(median).isLessThan(20);
    }
  }

  private boolean finds(Registry registry, ObjectNode again, UUID wanted) {
    return search(registry, again)
        .best()
        .filter(this::isAsked)
        .filter(found -> found.otherId().equals(wanted))
        .isPresent();
  }

  private boolean isAsked(DuplicateSearches.Found found) {
    return found.likeness().score() >= threshold;
  }

  private static DuplicateSearches.Result search(Registry registry, ObjectNode record) {
    var result = new DuplicateSearches.Result[1];
    registry.inTransaction(() -> result[0] = registry.searches.search(event(), record));
    return result[0];
  }

  private static Event event() {
    Instant now = Instant.EPOCH;
    return new Event(
        UUID.randomUUID(),
        "birth",
        EventStatus.RECEIVED,
        "c",
        "T",
        "r",
        "DEMO01",
        null,
        1,
        null,
        false,
        null,
        null,
        false,
        false,
        false,
        null,
        null,
        now,
        now);
  }

  /** As if each had been registered long ago. */
  private static List<UUID> fill(Registry registry, List<ObjectNode> births) {
    var ids = new ArrayList<UUID>();
    for (int from = 0; from < births.size(); from += BATCH) {
      List<ObjectNode> batch = births.subList(from, Math.min(births.size(), from + BATCH));
      List<UUID> own = batch.stream().map(birth -> UUID.randomUUID()).toList();
      ids.addAll(own);
      var tokens = new ArrayList<byte[]>();
      var owners = new ArrayList<UUID>();
      var payloads = new byte[batch.size()][];
      for (int i = 0; i < batch.size(); i++) {
        for (byte[] token : registry.blindIndex.hashes("birth", batch.get(i))) {
          tokens.add(token);
          owners.add(own.get(i));
        }
        payloads[i] =
            registry.keys.seal().close(bytes(batch.get(i)), Records.context(own.get(i), 1));
      }
      UUID[] events = own.toArray(UUID[]::new);
      registry
          .jdbc
          .sql(
              """
              insert into event (id, type, stage, client, tracking_code, crvs_reference, office, registration_number,
                record_version, registered_by_crvs, received_at, updated_at)
              select id, 'birth', 'COMPLETED', 'c', left(replace(id::text, '-', ''), 20), id::text, 'DEMO01', id::text, 1, true,
                now(), now() from unnest(:ids) as id
              """)
          .param("ids", events)
          .update();
      registry
          .jdbc
          .sql(
              """
              insert into event_version (event_id, version, payload, created_at)
              select id, 1, payload, now() from unnest(:ids, :payloads) as row (id, payload)
              """)
          .param("ids", events)
          .param("payloads", payloads)
          .update();
      registry
          .jdbc
          .sql(
              """
              insert into blind_index (token, key_version, event_id)
              select token, 1, id from unnest(:tokens, :owners) as row (token, id) on conflict do nothing
              """)
          .param("tokens", tokens.toArray(byte[][]::new))
          .param("owners", owners.toArray(UUID[]::new))
          .update();
    }
    registry.jdbc.sql("analyze blind_index").update();
    return ids;
  }

  private static byte[] bytes(ObjectNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lowest score at which the shipped table has a person asked. */
  private static int threshold() {
    var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try (InputStream table = Files.newInputStream(Path.of("bpmn", "duplicate-threshold.dmn"))) {
      var decision = engine.parseDecision("duplicate-threshold", table);
      return IntStream.rangeClosed(0, 100)
          .filter(
              score ->
                  "POSSIBLE"
                      .equals(
                          engine
                              .evaluateDecisionTable(
                                  decision, Map.of("eventType", "birth", "score", (long) score))
                              .getSingleEntry()))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
