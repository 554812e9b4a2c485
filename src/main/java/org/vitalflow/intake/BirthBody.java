package org.vitalflow.intake;

/** The body of a birth. */
final class BirthBody {
  private static final Coded ABSENT_BECAUSE =
      Coded.of("UNKNOWN", "NOT_DECLARED", "FOUNDLING", "ABANDONED");

  static final Members SHAPE =
      Bodies.REPORTED
          .must(
              "child",
              Bodies.PERSON
                  .must("sex", Bodies.SEX)
                  .must("dateOfBirth", Day.FULL)
                  .may("birthType", Coded.of("SINGLE", "TWIN", "TRIPLET", "HIGHER"))
                  .may("birthOrder", new Whole(1, 20))
                  .may("weightGrams", new Whole(1, 20_000))
                  .may("gestationalAgeWeeks", new Whole(1, 60))
                  .may(
                      "attendant",
                      Coded.of("PHYSICIAN", "MIDWIFE", "NURSE", "TRADITIONAL", "NONE", "OTHER")))
          .must("mother", orAbsent(Bodies.PERSON))
          .must(
              "father",
              orAbsent(
                  Bodies.PERSON.may(
                      "basis",
                      Coded.of("MARRIAGE", "JOINT_REQUEST", "ACKNOWLEDGEMENT", "COURT_ORDER"))))
          .may("outcome", Coded.of("LIVE_BIRTH", "STILLBIRTH"))
          .may("previousLiveBirths", new Whole(0, 40))
          .may("previousLiveBirthDate", Day.PARTIAL)
          .may("notificationNumber", Text.SHORT);

  private BirthBody() {}

  private static Shape orAbsent(Members person) {
    return new Either(
        value -> value.hasNonNull("absentBecause"),
        Members.of().must("absentBecause", ABSENT_BECAUSE),
        person.may("absentBecause", ABSENT_BECAUSE));
  }
}
