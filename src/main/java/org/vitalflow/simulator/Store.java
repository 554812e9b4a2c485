package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * All that the simulator knows: tables in memory, whose changes are lines of a journal; big rows
 * are in the journal alone. A packet with its calls and deliveries takes 2 to 3 kB of memory.
 */
final class Store implements AutoCloseable {
  final Table<Rows.Packet> packets = new Table<>("packet", Rows.Packet.class, Table.Trait.ON_DISK);
  final Table<Rows.Counts> counts = new Table<>("counts", Rows.Counts.class);
  final Table<Rows.Call> calls = new Table<>("call", Rows.Call.class, Table.Trait.ON_DISK);
  final Table<Workflow> workflows = new Table<>("workflow", Workflow.class);
  final Table<Rows.Pending> pending = new Table<>("pending", Rows.Pending.class);
  final Table<Rows.Identity> identities = new Table<>("identity", Rows.Identity.class);
  final Table<Rows.Amendment> amendments = new Table<>("amendment", Rows.Amendment.class);
  final Table<Rows.CredentialRequest> credentialRequests =
      new Table<>("credentialRequest", Rows.CredentialRequest.class);
  final Table<Rows.CredentialDue> credentialsDue =
      new Table<>("credentialDue", Rows.CredentialDue.class);
  final Table<Rows.Sequence> sequences = new Table<>("sequence", Rows.Sequence.class);
  final Table<Rows.Topic> topics = new Table<>("topic", Rows.Topic.class, Table.Trait.STAYS);
  final Table<Rows.Subscription> subscriptions =
      new Table<>("subscription", Rows.Subscription.class, Table.Trait.STAYS);
  final Table<Rows.Outbound> outbox = new Table<>("outbound", Rows.Outbound.class);
  final Table<Rows.Delivery> deliveries = new Table<>("delivery", Rows.Delivery.class);
  final Table<Rows.Share> shares = new Table<>("share", Rows.Share.class);
  final Table<Fault> faults = new Table<>("fault", Fault.class);

  private final List<Table<?>> tables =
      List.of(
          packets,
          counts,
          calls,
          workflows,
          pending,
          identities,
          amendments,
          credentialRequests,
          credentialsDue,
          sequences,
          topics,
          subscriptions,
          outbox,
          deliveries,
          shares,
          faults);

  /** Fair, since a sweep that takes it again at once would hold up every caller. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Journal journal;
  private final ObjectMapper json;
  private final Persistence persistence;

  Store(Journal journal, ObjectMapper json) throws IOException {
    this.journal = journal;
    this.json = json;
    persistence = new Persistence(tables, journal, json);
    try {
      persistence.load();
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Runs the work alone, and returns when what it changed outlives signal 9, all or nothing. */
  <R> R change(Function<Change, R> work) {
    var change = new Change();
    lock.lock();
    try {
      try {
        return work.apply(change);
      } finally {
        change.write();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #change}, for work without a result. */
  void update(Consumer<Change> work) {
    change(
        change -> {
          work.accept(change);
          return true;
        });
  }

  /** Empties every table but those that a reset leaves alone. */
  void clear(Change change) {
    tables.stream().filter(table -> !table.is(Table.Trait.STAYS)).forEach(change::clear);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  /** What one piece of work changes; memory at once, the journal when the work is done. */
  final class Change {
    private final Line line = new Line(json);
    private final List<LongConsumer> big = new ArrayList<>();

    <T> void put(Table<T> table, String key, T row) {
      byte[] bytes = persistence.bytes(row);
      int at = line.put(table, key, bytes);
      table.put(key, new Table.Slot<>(() -> row, Table.Span.NONE));
      if (table.is(Table.Trait.ON_DISK)) {
        big.add(
            start ->
                table.settle(
                    key, persistence.slot(table, new Table.Span(start + at, bytes.length))));
      }
    }

    /** Adds a row to a table from which none is removed. */
    <T> void add(Table<T> table, T row) {
      put(table, String.valueOf(table.size() + 1), row);
    }

    void remove(Table<?> table, String key) {
      line.remove(table, key);
      table.remove(key);
    }

    void clear(Table<?> table) {
      line.clear(table);
      table.clear();
    }

    private void write() throws IOException {
      if (!line.isEmpty()) {
        byte[] all = line.end();
        long at = journal.write(all) - all.length;
        big.forEach(one -> one.accept(at));
      }
    }
  }
}
