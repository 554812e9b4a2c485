package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that the simulator knows: tables in memory, whose changes are lines of a journal. */
final class Store implements AutoCloseable {
  final Table<Rows.Packet> packets = new Table<>("packet", Rows.Packet.class);
  final Table<Rows.Counts> counts = new Table<>("counts", Rows.Counts.class);
  final Table<Rows.Call> calls = new Table<>("call", Rows.Call.class);
  final Table<Rows.Workflow> workflows = new Table<>("workflow", Rows.Workflow.class);
  final Table<Rows.Pending> pending = new Table<>("pending", Rows.Pending.class);
  final Table<Rows.Identity> identities = new Table<>("identity", Rows.Identity.class);
  final Table<Rows.Topic> topics = new Table<>("topic", Rows.Topic.class);
  final Table<Rows.Subscription> subscriptions =
      new Table<>("subscription", Rows.Subscription.class);
  final Table<Rows.Outbound> outbox = new Table<>("outbound", Rows.Outbound.class);
  final Table<Rows.Delivery> deliveries = new Table<>("delivery", Rows.Delivery.class);
  final Table<Rows.Share> shares = new Table<>("share", Rows.Share.class);
  final Table<Fault> faults = new Table<>("fault", Fault.class);

  private final Map<String, Table<?>> byName = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Journal journal;
  private final ObjectMapper json;

  Store(Path file, ObjectMapper json) throws IOException {
    this.json = json;
    for (Table<?> table :
        new Table<?>[] {
          packets,
          counts,
          calls,
          workflows,
          pending,
          identities,
          topics,
          subscriptions,
          outbox,
          deliveries,
          shares,
          faults
        }) {
      byName.put(table.name, table);
    }
    journal = new Journal(file);
    journal.replay(this::replay);
  }

  private void replay(String line) {
    try {
      for (JsonNode entry : json.readTree(line)) {
        Table<?> table = byName.get(entry.path("t").asText());
        if (table == null) {
          throw new IllegalStateException("The simulator's journal is of another version");
        }
        apply(table, entry.path("k").asText(), entry.path("v"));
      }
    } catch (JsonProcessingException e) {
      // its message would quote the line, and with it a person
      throw new IllegalStateException("A line of the simulator's journal is not JSON");
    }
  }

  private <T> void apply(Table<T> table, String key, JsonNode value)
      throws JsonProcessingException {
    if (value.isMissingNode()) {
      table.remove(key);
    } else {
      table.put(key, json.treeToValue(value, table.type));
    }
  }

  /** Runs the work alone, and returns when what it changed is on the disk, all or nothing. */
  <R> R change(Function<Change, R> work) {
    var change = new Change();
    long position = 0;
    R result;
    lock.lock();
    try {
      try {
        result = work.apply(change);
      } finally {
        if (!change.entries.isEmpty()) {
          position = journal.write(json.writeValueAsString(change.entries));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
    force(position);
    return result;
  }

  /** As {@link #change}, for work without a result. */
  void update(Consumer<Change> work) {
    change(
        change -> {
          work.accept(change);
          return true;
        });
  }

  private void force(long position) {
    try {
      journal.force(position);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  /** What one piece of work changes; memory at once, the journal when the work is done. */
  final class Change {
    private final ArrayNode entries = json.createArrayNode();

    <T> void put(Table<T> table, String key, T row) {
      entries
          .addObject()
          .put("t", table.name)
          .put("k", key)
          .set("v", json.<JsonNode>valueToTree(row));
      table.put(key, row);
    }

    /** Adds a row to a table from which none is removed. */
    <T> void add(Table<T> table, T row) {
      put(table, String.valueOf(table.size() + 1), row);
    }

    void remove(Table<?> table, String key) {
      entries.addObject().put("t", table.name).put("k", key);
      table.remove(key);
    }
  }
}
