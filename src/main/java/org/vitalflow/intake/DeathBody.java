package org.vitalflow.intake;

/** The body of a death. */
final class DeathBody {
  static final Members SHAPE =
      Bodies.REPORTED
          .must("deceased", Bodies.PERSON.must("sex", Bodies.SEX))
          .must(
              "mannerOfDeath",
              Coded.of(
                  "NATURAL",
                  "ACCIDENT",
                  "SUICIDE",
                  "HOMICIDE",
                  "PENDING_INVESTIGATION",
                  "UNDETERMINED"))
          .may(
              "medical",
              Members.of()
                  .may("certifiedBy", Text.SHORT)
                  .may("certifier", Members.of().may("name", Text.SHORT).may("licence", Text.SHORT))
                  .may(
                      "chain",
                      new Many(
                          Members.of()
                              .may("line", Text.SHORT)
                              .may("text", Text.SHORT)
                              .may("code", Text.SHORT)
                              .may("interval", Text.SHORT),
                          Bodies.PARTS))
                  .may(
                      "underlying", Members.of().may("code", Text.SHORT).may("system", Text.SHORT)))
          .may("spouse", Bodies.PERSON)
          .may("burialPermitNumber", Text.SHORT)
          .may("birthRegistrationNumber", Text.SHORT);

  private DeathBody() {}
}
