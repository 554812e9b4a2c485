package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How a marginal note reads; the stage that prints certificates has the country's words. */
public interface NoteWords {
  /**
   * The note as a sentence in each language of the register, by three-letter language.
   *
   * @param note as an entry of a record's {@code notes}, without its text
   */
  Map<String, String> texts(JsonNode note);
}
