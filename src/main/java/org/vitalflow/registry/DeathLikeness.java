package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vitalflow.registry.Likeness.Evidence;
import org.vitalflow.registry.PersonLikeness.Scale;

/** Whether two deaths are of one person: by number, or by name, age and day of death. */
final class DeathLikeness {
  private static final Scale NAME =
      new Scale(
          new double[] {0.45, NameLikeness.OTHER, NameLikeness.SIMILAR, 0.8, NameLikeness.SAME},
          new double[] {-40, 0, 20, 30, 38});
  private static final double SEX = -25;
  private static final double SPOUSE = 10;
  private static final double PLACE = 5;
  private static final double OTHER_PERSON = -40;
  private static final int NEAR = 3;
  private static final int FAR = 30;

  private DeathLikeness() {}

  static Likeness of(JsonNode one, JsonNode other) {
    JsonNode person = one.path("deceased");
    JsonNode otherPerson = other.path("deceased");
    var evidence = new Evidence();
    if (PersonLikeness.shareAnIdentifier(person, otherPerson)) {
      return evidence.certain(TwinReason.SAME_IDENTIFIER);
    }
    if (PersonLikeness.haveOtherUins(person, otherPerson)) {
      evidence.add(OTHER_PERSON);
    }
    name(evidence, person, otherPerson);
    born(evidence, person, otherPerson);
    died(evidence, one.path("occurredOn"), other.path("occurredOn"));
    PersonLikeness.sex(evidence, person, otherPerson, SEX);
    PersonLikeness.relative(
        evidence,
        one.path("spouse"),
        other.path("spouse"),
        SPOUSE,
        TwinReason.SAME_SPOUSE,
        TwinReason.OTHER_NAME);
    PersonLikeness.place(evidence, one, other, PLACE);
    return evidence.sum();
  }

  private static void name(Evidence evidence, JsonNode person, JsonNode other) {
    Optional<NameLikeness.Match> name = NameLikeness.of(person.path("name"), other.path("name"));
    if (name.isEmpty()) {
      evidence.add(0, TwinReason.NO_NAME);
      return;
    }
    double likeness = name.get().likeness();
    evidence.add(NAME.of(likeness), name.get().reason());
  }

  /** A day of birth of somebody who has died is often a guess, an age always is. */
  private static void born(Evidence evidence, JsonNode person, JsonNode other) {
    switch (DayLikeness.of(person.path("dateOfBirth"), other.path("dateOfBirth"))) {
      case SAME -> evidence.add(20, TwinReason.SAME_DAY);
      case OFF_BY_ONE -> evidence.add(14, TwinReason.DAY_OFF_BY_ONE);
      case SWAPPED -> evidence.add(14, TwinReason.DAY_AND_MONTH_SWAPPED);
      case SIMILAR -> evidence.add(8, TwinReason.SIMILAR_DATE);
      case OTHER -> evidence.add(-20, TwinReason.OTHER_DATE);
      case UNKNOWN -> evidence.add(age(person, other));
    }
  }

  private static double age(JsonNode person, JsonNode other) {
    if (!person.has("ageInYears") || !other.has("ageInYears")) {
      return 0;
    }
    int years = Math.abs(person.path("ageInYears").asInt() - other.path("ageInYears").asInt());
    return years <= 2 ? 8 : years <= 10 ? 0 : -20;
  }

  /** The day somebody died and the day they were found may be some days apart. */
  private static void died(Evidence evidence, JsonNode one, JsonNode other) {
    Optional<LocalDate> day = DayLikeness.day(one.asText(""));
    Optional<LocalDate> otherDay = DayLikeness.day(other.asText(""));
    if (day.isEmpty() || otherDay.isEmpty()) {
      return;
    }
    long apart = Math.abs(ChronoUnit.DAYS.between(day.get(), otherDay.get()));
    if (apart == 0) {
      evidence.add(25, TwinReason.SAME_DAY_OF_DEATH);
    } else if (apart <= NEAR) {
      evidence.add(15, TwinReason.NEAR_DAY_OF_DEATH);
    } else {
      evidence.add(apart <= FAR ? 0 : -25, TwinReason.OTHER_DAY_OF_DEATH);
    }
  }
}
