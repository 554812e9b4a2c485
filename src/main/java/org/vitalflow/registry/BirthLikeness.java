package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.vitalflow.registry.Likeness.Evidence;
import org.vitalflow.registry.PersonLikeness.Scale;

/**
 * Whether two births are of one child. The mother, the day and the child's name each weigh about a
 * third; twins have the first two in common and are told apart by name or order.
 */
final class BirthLikeness {
  private static final Scale NAME =
      new Scale(
          new double[] {0.45, NameLikeness.OTHER, NameLikeness.SIMILAR, 0.8, NameLikeness.SAME},
          new double[] {-30, 0, 18, 27, 35});
  private static final Scale MOTHERS_NAME =
      new Scale(
          new double[] {0.4, 0.55, NameLikeness.SIMILAR, 0.85, NameLikeness.SAME},
          new double[] {-25, -5, 12, 19, 22});
  private static final double MOST_FOR_THE_MOTHER = 35;
  private static final double UNNAMED = 15;
  private static final double NO_MOTHER = 5;
  private static final double SEX = -25;
  private static final double FATHER = 8;
  private static final double PLACE = 3;
  private static final Set<String> MULTIPLE = Set.of("TWIN", "TRIPLET", "HIGHER");

  private final JsonNode one;
  private final JsonNode other;
  private final JsonNode child;
  private final JsonNode otherChild;
  private final Optional<NameLikeness.Match> name;

  private BirthLikeness(JsonNode one, JsonNode other) {
    this.one = one;
    this.other = other;
    this.child = one.path("child");
    this.otherChild = other.path("child");
    this.name = NameLikeness.of(child.path("name"), otherChild.path("name"));
  }

  static Likeness of(JsonNode one, JsonNode other) {
    return new BirthLikeness(one, other).weighed();
  }

  private Likeness weighed() {
    var evidence = new Evidence();
    if (PersonLikeness.shareAnIdentifier(child, otherChild)) {
      return evidence.certain(TwinReason.SAME_IDENTIFIER);
    }
    if (haveOtherOrders()) {
      return evidence.none(TwinReason.OTHER_BIRTH_ORDER);
    }
    if (areDeclaredTwins()) {
      return evidence.none(TwinReason.MULTIPLE_BIRTH);
    }
    name(evidence);
    day(evidence);
    mother(evidence);
    PersonLikeness.relative(
        evidence,
        one.path("father"),
        other.path("father"),
        FATHER,
        TwinReason.SAME_FATHER,
        TwinReason.OTHER_FATHER);
    PersonLikeness.sex(evidence, child, otherChild, SEX);
    PersonLikeness.place(evidence, one, other, PLACE);
    return evidence.sum();
  }

  /** Of one birth of several, the first is not the second. */
  private boolean haveOtherOrders() {
    return isMultiple(child)
        && isMultiple(otherChild)
        && child.has("birthOrder")
        && otherChild.has("birthOrder")
        && child.path("birthOrder").asInt() != otherChild.path("birthOrder").asInt();
  }

  /** Twins that one of the two records speaks of, with names or sexes that tell them apart. */
  private boolean areDeclaredTwins() {
    if (!isMultiple(child) && !isMultiple(otherChild)) {
      return false;
    }
    boolean otherName = name.filter(match -> match.likeness() < NameLikeness.SIMILAR).isPresent();
    return otherName || PersonLikeness.haveOtherSexes(child, otherChild);
  }

  private static boolean isMultiple(JsonNode child) {
    return MULTIPLE.contains(child.path("birthType").asText(""));
  }

  private void name(Evidence evidence) {
    if (name.isEmpty()) {
      evidence.add(UNNAMED, TwinReason.NO_NAME);
      return;
    }
    double likeness = name.get().likeness();
    evidence.add(NAME.of(likeness), name.get().reason());
  }

  private void day(Evidence evidence) {
    DayLikeness days = DayLikeness.of(child.path("dateOfBirth"), otherChild.path("dateOfBirth"));
    switch (days) {
      case SAME -> evidence.add(20, TwinReason.SAME_DAY);
      case OFF_BY_ONE -> evidence.add(14, TwinReason.DAY_OFF_BY_ONE);
      case SWAPPED -> evidence.add(14, TwinReason.DAY_AND_MONTH_SWAPPED);
      case SIMILAR -> evidence.add(2, TwinReason.SIMILAR_DATE);
      case OTHER -> evidence.add(-40, TwinReason.OTHER_DATE);
      case UNKNOWN -> evidence.add(0);
    }
  }

  private void mother(Evidence evidence) {
    JsonNode mother = one.path("mother");
    JsonNode otherMother = other.path("mother");
    if (PersonLikeness.shareAnIdentifier(mother, otherMother)) {
      evidence.add(MOST_FOR_THE_MOTHER, TwinReason.SAME_MOTHER);
      return;
    }
    Optional<NameLikeness.Match> mothers =
        NameLikeness.of(mother.path("name"), otherMother.path("name"));
    if (mothers.isEmpty()) {
      boolean neither = mother.path("name").isEmpty() && otherMother.path("name").isEmpty();
      evidence.add(neither ? NO_MOTHER : 0);
      return;
    }
    double points =
        MOTHERS_NAME.of(mothers.get().likeness())
            + born(DayLikeness.of(mother.path("dateOfBirth"), otherMother.path("dateOfBirth")))
            - (PersonLikeness.haveOtherUins(mother, otherMother) ? MOST_FOR_THE_MOTHER : 0);
    evidence.add(
        Math.min(MOST_FOR_THE_MOTHER, points),
        points >= 30
            ? TwinReason.SAME_MOTHER
            : points >= 10 ? TwinReason.SIMILAR_MOTHER : TwinReason.OTHER_MOTHER);
  }

  private static double born(DayLikeness mothers) {
    return switch (mothers) {
      case SAME -> 13;
      case OFF_BY_ONE, SWAPPED -> 8;
      case SIMILAR -> 4;
      case UNKNOWN -> 3;
      case OTHER -> -25;
    };
  }
}
