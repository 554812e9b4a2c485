package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings tables back from the journal, whose lines are those of {@link Line}. */
final class Persistence {
  /** What a line holds beside names and row. */
  private static final int FRAME = "[{'t':'','k':'','v':}]\n".length();

  private final Map<String, Table<?>> tables;
  private final Journal journal;
  private final ObjectMapper json;

  Persistence(List<Table<?>> tables, Journal journal, ObjectMapper json) {
    this.tables = tables.stream().collect(Collectors.toMap(t -> t.name, Function.identity()));
    this.journal = journal;
    this.json = json;
  }

  /** Fills the tables; rewrites the journal if more than half of it is of rows that are gone. */
  void load() throws IOException {
    journal.replay(this::replay);
    if (tables.values().stream().mapToLong(Persistence::size).sum() < journal.size() / 2) {
      journal.rewrite(this::copy);
      tables.values().forEach(Table::clear);
      journal.replay(this::replay);
    }
  }

  private static long size(Table<?> table) {
    return table.slots().entrySet().stream()
        .mapToLong(
            row ->
                FRAME
                    + table.name.length()
                    + row.getKey().length()
                    + row.getValue().span().length())
        .sum();
  }

  private void copy(OutputStream out) throws IOException {
    for (Table<?> table : tables.values()) {
      for (var row : table.slots().entrySet()) {
        Table.Span span = row.getValue().span();
        var line = new Line(json);
        line.put(table, row.getKey(), journal.read(span.at(), span.length()));
        out.write(line.end());
      }
    }
  }

  private void replay(long at, byte[] line) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      expect(parser.nextToken() == JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        expect("t".equals(parser.nextFieldName()));
        Table<?> table = tables.get(parser.nextTextValue());
        if (table == null) {
          throw new IllegalStateException("The simulator's journal is of another version");
        }
        entry(parser, at, line, table);
      }
      expect(parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null);
    } catch (JsonProcessingException e) {
      // its message would quote the line, and with it a person
      throw new IllegalStateException("A line of the simulator's journal is not JSON");
    }
  }

  private <T> void entry(JsonParser parser, long at, byte[] line, Table<T> table)
      throws IOException {
    if (parser.nextFieldName() == null) {
      table.clear();
      return;
    }
    String key = Objects.requireNonNull(parser.nextTextValue());
    if (parser.nextFieldName() == null) {
      table.remove(key);
      return;
    }
    expect(parser.nextToken() == JsonToken.START_OBJECT);
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int length = (int) parser.currentLocation().getByteOffset() - from;
    expect(line[from] == '{' && line[from + length - 1] == '}');
    var span = new Table.Span(at + from, length);
    if (table.is(Table.Trait.ON_DISK)) {
      table.put(key, slot(table, span));
    } else {
      T row = json.readValue(line, from, length, table.type);
      table.put(key, new Table.Slot<>(() -> row, span));
    }
    expect(parser.nextToken() == JsonToken.END_OBJECT);
  }

  private static void expect(boolean isSo) {
    if (!isSo) {
      throw new IllegalStateException("A line of the simulator's journal is not whole");
    }
  }

  /** A row that is read whenever it is asked for. */
  <T> Table.Slot<T> slot(Table<T> table, Table.Span span) {
    return new Table.Slot<>(() -> read(table.type, span), span);
  }

  private <T> T read(Class<T> type, Table.Span span) {
    try {
      return json.readValue(journal.read(span.at(), span.length()), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row of the simulator's journal is not JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row as JSON; what is no Unicode becomes a question mark. */
  byte[] bytes(@Nullable Object row) {
    try {
      return json.writeValueAsString(row).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row cannot be written as JSON");
    }
  }
}
