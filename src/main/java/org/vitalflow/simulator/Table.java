package org.vitalflow.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows by key, in the order in which their keys came; changed only by a {@link Store.Change}. */
final class Table<T> {
  final String name;
  final Class<T> type;
  private final Map<String, T> rows = new LinkedHashMap<>();

  Table(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  synchronized Optional<T> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** A copy of all rows with their keys. */
  synchronized Map<String, T> all() {
    return new LinkedHashMap<>(rows);
  }

  synchronized List<T> values() {
    return List.copyOf(rows.values());
  }

  synchronized int size() {
    return rows.size();
  }

  synchronized void put(String key, T row) {
    rows.put(key, row);
  }

  synchronized void remove(String key) {
    rows.remove(key);
  }
}
