package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How alike two persons' names are, whatever their script, spelling and order: the best that any
 * two of their languages give.
 */
final class NameLikeness {
  /** Words as good as the same; below it, others. */
  static final double SAME = 0.97;

  static final double SIMILAR = 0.7;
  static final double OTHER = 0.62;

  private static final double SWAPPED_COSTS = 0.03;
  private static final double EXTRA_WORD_COSTS = 0.03;
  private static final double FAMILY_ALONE = 0.8;
  private static final int CLEAR_CODE = 3;
  private static final double SAME_CODE = 0.88;
  private static final double SAME_SHORT_CODE = 0.78;
  private static final double SAME_CODE_OF_TWO_SCRIPTS = 0.95;
  private static final double NEAR_CODE_OF_TWO_SCRIPTS = 0.9;

  private NameLikeness() {}

  /**
   * What a comparison gave.
   *
   * @param likeness from 0 to 1
   * @param swapped whether one's given name is the other's family name
   */
  record Match(double likeness, boolean swapped) {
    TwinReason reason() {
      if (swapped) {
        return TwinReason.NAMES_SWAPPED;
      }
      if (likeness >= SAME) {
        return TwinReason.SAME_NAME;
      }
      return likeness >= OTHER ? TwinReason.SIMILAR_NAME : TwinReason.OTHER_NAME;
    }
  }

  /** One language's name in comparable words. */
  private record Name(List<NameCodes.Word> given, List<NameCodes.Word> family) {
    static Name of(JsonNode name) {
      return new Name(words(name, "given", "middle"), words(name, "family"));
    }

    private static List<NameCodes.Word> words(JsonNode name, String... parts) {
      return Stream.of(parts)
          .flatMap(part -> NameCodes.words(name.path(part).asText("")).stream())
          .toList();
    }

    boolean isWhole() {
      return !given.isEmpty() && !family.isEmpty();
    }

    List<NameCodes.Word> all() {
      var all = new ArrayList<>(given);
      all.addAll(family);
      return all;
    }
  }

  /** Empty where one of the two has no name. */
  static Optional<Match> of(JsonNode one, JsonNode other) {
    List<Name> ones = names(one);
    List<Name> others = names(other);
    return ones.stream()
        .flatMap(name -> others.stream().map(with -> of(name, with)))
        .max((a, b) -> Double.compare(a.likeness(), b.likeness()));
  }

  private static List<Name> names(JsonNode names) {
    var found = new ArrayList<Name>();
    names.forEach(name -> found.add(Name.of(name)));
    return found.stream().filter(name -> !name.all().isEmpty()).distinct().toList();
  }

  private static Match of(Name one, Name other) {
    double anyOrder = inAnyOrder(one.all(), other.all());
    if (!one.isWhole() || !other.isWhole()) {
      boolean familyAlone = one.given().isEmpty() != other.given().isEmpty();
      return new Match(familyAlone ? Math.min(FAMILY_ALONE, anyOrder) : anyOrder, false);
    }
    // children of one family share its name: the given name tells them apart
    double straight =
        (2 * alike(one.given(), other.given()) + alike(one.family(), other.family())) / 3;
    double swapped =
        (alike(one.given(), other.family()) + alike(one.family(), other.given())) / 2
            - SWAPPED_COSTS;
    if (swapped > straight && swapped > SIMILAR) {
      return new Match(swapped, true);
    }
    return new Match(Math.max(straight, anyOrder - SWAPPED_COSTS), false);
  }

  /** Words may have gone from one part of the name to another, but each must have its like. */
  private static double inAnyOrder(List<NameCodes.Word> one, List<NameCodes.Word> other) {
    List<Double> matches = matches(one, other);
    boolean each = matches.stream().allMatch(match -> match >= SIMILAR);
    return each ? mean(matches, Math.abs(one.size() - other.size())) : joined(one, other);
  }

  private static double alike(List<NameCodes.Word> one, List<NameCodes.Word> other) {
    return Math.max(
        mean(matches(one, other), Math.abs(one.size() - other.size())), joined(one, other));
  }

  private static double mean(List<Double> matches, int extraWords) {
    double mean = matches.stream().mapToDouble(match -> match).average().orElse(0);
    return Math.max(0, mean - extraWords * EXTRA_WORD_COSTS);
  }

  /** The best partner of each word of the shorter name, each partner once. */
  private static List<Double> matches(List<NameCodes.Word> one, List<NameCodes.Word> other) {
    List<NameCodes.Word> shorter = one.size() <= other.size() ? one : other;
    var left = new ArrayList<>(one.size() <= other.size() ? other : one);
    var matches = new ArrayList<Double>();
    for (NameCodes.Word word : shorter) {
      NameCodes.Word best = null;
      double most = -1;
      for (NameCodes.Word with : left) {
        double likeness = alike(word, with);
        if (likeness > most) {
          most = likeness;
          best = with;
        }
      }
      matches.add(most);
      left.remove(best);
    }
    return matches;
  }

  /** The same written in one word or in two. */
  private static double joined(List<NameCodes.Word> one, List<NameCodes.Word> other) {
    if (one.isEmpty() || other.isEmpty() || one.size() == other.size()) {
      return 0;
    }
    return alike(NameCodes.Word.joined(one), NameCodes.Word.joined(other));
  }

  static double alike(NameCodes.Word one, NameCodes.Word other) {
    double spelling = alike(one.latin(), other.latin());
    boolean sameCode = one.code().equals(other.code());
    if (one.foreign() != other.foreign()) {
      // vowels are not written, or otherwise, in the other script
      double code =
          sameCode
              ? SAME_CODE_OF_TWO_SCRIPTS
              : NEAR_CODE_OF_TWO_SCRIPTS * alike(one.code(), other.code());
      return Math.max(spelling, code);
    }
    if (!sameCode || one.code().length() < 2) {
      return spelling;
    }
    return Math.max(spelling, one.code().length() < CLEAR_CODE ? SAME_SHORT_CODE : SAME_CODE);
  }

  private static double alike(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    return longest == 0 ? 1 : 1 - (double) changes(one, other) / longest;
  }

  /** Letters put in, left out, changed or swapped with their neighbour. */
  private static int changes(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = now;
    }
    return last[other.length()];
  }
}
