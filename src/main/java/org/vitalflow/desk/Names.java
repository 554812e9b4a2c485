package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vitalflow.registry.PersonNames;

/** What the persons of a record are called. */
final class Names {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Names() {}

  /** The name in the reader's language, else the first one; empty where there is none. */
  static String of(JsonNode person, Locale reader) {
    String language = reader.getISO3Language();
    String first = "";
    for (JsonNode name : person.path("name")) {
      String full = PersonNames.full(name);
      if (name.path("language").asText("").equals(language) && !full.isEmpty()) {
        return full;
      }
      first = first.isEmpty() ? full : first;
    }
    return first;
  }

  /** Whether each word looked for begins a word of the names of one of the persons. */
  static boolean match(JsonNode record, String lookedFor) {
    List<String> wanted = words(lookedFor);
    return !wanted.isEmpty()
        && Stream.of("/child", "/deceased", "/mother", "/father", "/spouse", "/informant/person")
            .map(record::at)
            .anyMatch(person -> matches(person, wanted));
  }

  private static boolean matches(JsonNode person, List<String> wanted) {
    var words = new ArrayList<String>();
    person.path("name").forEach(name -> words.addAll(words(PersonNames.full(name))));
    return wanted.stream()
        .allMatch(word -> words.stream().anyMatch(found -> found.startsWith(word)));
  }

  private static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN
        .splitAsStream(plain.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
