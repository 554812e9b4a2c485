package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Codes of a person's names under which different spellings, orders and scripts of one name meet:
 * the consonants of each word, after transliteration to Latin.
 */
final class NameCodes {
  private static final int MOST_CODES = 6;
  private static final int LAST_LATIN = 0x024F;
  private static final int LAST_PLAIN = 0x80;
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

  /** The Arabic ending that is heard as a vowel. */
  private static final String SILENT_ENDING = "\u0629";

  private static final Pattern WORD_ENDS = Pattern.compile("[\\s\\p{Pd}'’.]+");
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");

  /** Spellings of one sound, applied in this order. */
  private record Spelling(Pattern written, String sound) {
    static Spelling of(String written, String sound) {
      return new Spelling(Pattern.compile(written), sound);
    }
  }

  private static final List<Spelling> SPELLINGS =
      List.of(
          Spelling.of("ph", "f"),
          Spelling.of("tch|ch|sh|sch", "s"),
          Spelling.of("ck|kh|qu|q", "k"),
          Spelling.of("c(?=[eiy])", "s"),
          Spelling.of("c", "k"),
          Spelling.of("x", "ks"),
          Spelling.of("dj|dz|j", "g"),
          Spelling.of("z", "s"),
          Spelling.of("v", "f"),
          Spelling.of("[aeiouhwy]", ""),
          Spelling.of("(.)\\1+", "$1"));

  private NameCodes() {}

  /**
   * A word of a name.
   *
   * @param latin in small Latin letters
   * @param code what is left of it in every spelling
   * @param foreign whether it was written in another script
   */
  record Word(String latin, String code, boolean foreign) {
    /** The words as one. */
    static Word joined(List<Word> words) {
      return new Word(
          words.stream().map(Word::latin).collect(Collectors.joining()),
          words.stream().map(Word::code).collect(Collectors.joining()),
          words.get(0).foreign());
    }
  }

  /**
   * The codes of all words of all names, each once, at most six.
   *
   * @param names what a person is called, as in the API: a list of {@code given}, {@code middle}
   *     and {@code family} per language
   */
  static Set<String> of(JsonNode names) {
    var codes = new LinkedHashSet<String>();
    for (JsonNode name : names) {
      for (String part : List.of("given", "middle", "family")) {
        words(name.path(part).asText("")).forEach(word -> codes.add(word.code()));
      }
    }
    codes.remove("");
    return new LinkedHashSet<>(
        new ArrayList<>(codes).subList(0, Math.min(MOST_CODES, codes.size())));
  }

  /** Split before transliteration: some scripts gain letters inside words by it. */
  static List<Word> words(String name) {
    return WORD_ENDS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(NameCodes::word)
        .filter(word -> !word.code().isEmpty())
        .toList();
  }

  private static Word word(String written) {
    boolean foreign =
        written.codePoints().anyMatch(point -> point > LAST_LATIN && Character.isLetter(point));
    String latin = NO_LETTER.matcher(latin(written)).replaceAll("");
    String code = latin;
    for (Spelling spelling : SPELLINGS) {
      code = spelling.written().matcher(code).replaceAll(spelling.sound());
    }
    // a name of vowels only is its own code
    return new Word(latin, code.isEmpty() ? latin : code, foreign);
  }

  /** The transliterator is slow, and most names need none. */
  private static String latin(String written) {
    boolean plain = written.codePoints().allMatch(point -> point < LAST_PLAIN);
    return plain
        ? written.toLowerCase(Locale.ROOT)
        : LATIN.transliterate(written.replace(SILENT_ENDING, "")).toLowerCase(Locale.ROOT);
  }
}
