package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.vitalflow.registry.Likeness.Evidence;

/** What persons of two records have in common, in points. */
final class PersonLikeness {
  private static final String UIN = "UIN";
  private static final double CLEARLY_ALIKE = 0.8;

  private PersonLikeness() {}

  /** The points of a likeness: the nearest of these below it, and in proportion between. */
  record Scale(double[] likeness, double[] points) {
    double of(double found) {
      if (found <= likeness[0]) {
        return points[0];
      }
      for (int i = 1; i < likeness.length; i++) {
        if (found <= likeness[i]) {
          double part = (found - likeness[i - 1]) / (likeness[i] - likeness[i - 1]);
          return points[i - 1] + part * (points[i] - points[i - 1]);
        }
      }
      return points[points.length - 1];
    }
  }

  /** Whether the two have an identifier of one kind and value in common. */
  static boolean shareAnIdentifier(JsonNode one, JsonNode other) {
    Set<String> known = identifiers(one);
    known.retainAll(identifiers(other));
    return !known.isEmpty();
  }

  /** A person has one UIN, but may have several numbers of any other kind. */
  static boolean haveOtherUins(JsonNode one, JsonNode other) {
    Set<String> ones = uins(one);
    Set<String> others = uins(other);
    return !ones.isEmpty() && !others.isEmpty() && ones.stream().noneMatch(others::contains);
  }

  private static Set<String> uins(JsonNode person) {
    Set<String> uins = identifiers(person);
    uins.removeIf(identifier -> !identifier.startsWith(UIN));
    return uins;
  }

  private static Set<String> identifiers(JsonNode person) {
    var found = new HashSet<String>();
    person
        .path("identifiers")
        .forEach(
            identifier ->
                found.add(
                    identifier.path("kind").asText()
                        + " "
                        + identifier.path("value").asText().strip()));
    return found;
  }

  /** Whether both sexes are known and differ. */
  static boolean haveOtherSexes(JsonNode one, JsonNode other) {
    String first = one.path("sex").asText("unknown");
    String second = other.path("sex").asText("unknown");
    return !first.equals(second) && !first.equals("unknown") && !second.equals("unknown");
  }

  /** Another sex speaks against; it may be a slip all the same. */
  static void sex(Evidence evidence, JsonNode one, JsonNode other, double points) {
    if (haveOtherSexes(one, other)) {
      evidence.add(points, TwinReason.OTHER_SEX);
    }
  }

  static void place(Evidence evidence, JsonNode one, JsonNode other, double points) {
    JsonNode first = one.path("place");
    JsonNode second = other.path("place");
    boolean same =
        !first.path("name").asText("").isBlank()
            && first
                .path("name")
                .asText()
                .strip()
                .equalsIgnoreCase(second.path("name").asText("").strip());
    if (same) {
      evidence.add(points, TwinReason.SAME_PLACE);
    }
  }

  /** A further person of the record, such as the father: whoever is missing says nothing. */
  static void relative(
      Evidence evidence,
      JsonNode one,
      JsonNode other,
      double points,
      TwinReason same,
      TwinReason differs) {
    boolean sameNumber = shareAnIdentifier(one, other);
    double likeness =
        NameLikeness.of(one.path("name"), other.path("name"))
            .map(NameLikeness.Match::likeness)
            .orElse(sameNumber ? 1.0 : -1);
    if (likeness < 0) {
      return;
    }
    // many share a given name: another day of birth makes another person of all but the same name
    boolean otherDay =
        DayLikeness.of(one.path("dateOfBirth"), other.path("dateOfBirth")) == DayLikeness.OTHER
            && likeness < NameLikeness.SAME;
    if (sameNumber || likeness >= CLEARLY_ALIKE && !otherDay) {
      evidence.add(points, same);
    } else if (likeness < NameLikeness.OTHER || otherDay) {
      evidence.add(-points, differs);
    }
  }
}
