package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The marginal notes of an entry that stand on a paper of it. */
final class MarginalNotes {
  private MarginalNotes() {}

  /**
   * The notes in full, in the order in which they were made: those about a fact that the paper
   * shows, and none that is sealed.
   *
   * @param printed places in the record that the paper shows (JSON pointers)
   */
  static List<Page.Line> lines(Wording words, JsonNode record, List<String> printed) {
    var lines = new ArrayList<Page.Line>();
    for (JsonNode note : record.path("notes")) {
      if (!note.path("sealed").asBoolean() && isPrinted(note, printed)) {
        lines.addAll(words.written(note.path("text")));
      }
    }
    return lines;
  }

  private static boolean isPrinted(JsonNode note, List<String> printed) {
    return fields(note).anyMatch(field -> printed.stream().anyMatch(fact -> touch(field, fact)));
  }

  private static Stream<String> fields(JsonNode note) {
    return StreamSupport.stream(note.path("changes").spliterator(), false)
        .map(change -> change.path("field").asText());
  }

  private static boolean touch(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }
}
