package org.vitalflow.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Rows by key, in the order in which their keys came; changed only by a {@link Store.Change}. */
final class Table<T> {
  final String name;
  final Class<T> type;
  private final Set<Trait> traits;
  private final Map<String, Slot<T>> rows = new LinkedHashMap<>();

  /** What is not so of every table. */
  enum Trait {
    /** A reset leaves it alone. */
    STAYS,
    /** Its rows are big: they are read from the journal whenever they are asked for. */
    ON_DISK
  }

  /** Bytes of the journal; none of a row that came after the start and is in memory. */
  record Span(long at, int length) {
    static final Span NONE = new Span(0, 0);
  }

  /** One row, and where the journal has its JSON. */
  record Slot<T>(Supplier<T> row, Span span) {}

  Table(String name, Class<T> type, Trait... traits) {
    this.name = name;
    this.type = type;
    this.traits = Set.of(traits);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  Optional<T> find(String key) {
    Slot<T> slot;
    synchronized (this) {
      slot = rows.get(key);
    }
    return slot == null ? Optional.empty() : Optional.of(slot.row().get());
  }

  /** Whether there is such a row, which is not read for it. */
  synchronized boolean has(String key) {
    return rows.containsKey(key);
  }

  /** The keys that came last, the latest first. */
  synchronized List<String> newest(int most) {
    List<String> newest =
        new ArrayList<>(rows.keySet().stream().skip(Math.max(0, rows.size() - most)).toList());
    Collections.reverse(newest);
    return newest;
  }

  /** A copy of all rows with their keys. */
  Map<String, T> all() {
    Map<String, T> all = new LinkedHashMap<>();
    slots().forEach((key, slot) -> all.put(key, slot.row().get()));
    return all;
  }

  List<T> values() {
    List<Slot<T>> slots;
    synchronized (this) {
      slots = new ArrayList<>(rows.values());
    }
    return slots.stream().map(slot -> slot.row().get()).toList();
  }

  synchronized Map<String, Slot<T>> slots() {
    return new LinkedHashMap<>(rows);
  }

  synchronized int size() {
    return rows.size();
  }

  synchronized void put(String key, Slot<T> slot) {
    rows.put(key, slot);
  }

  /** Lets go of a row that the journal has by now. */
  synchronized void settle(String key, Slot<T> slot) {
    rows.computeIfPresent(key, (same, before) -> slot);
  }

  synchronized void remove(String key) {
    rows.remove(key);
  }

  synchronized void clear() {
    rows.clear();
  }
}
