package org.vitalflow.intake;

/** The body of a correction. */
final class UpdateBody {
  static final Members SHAPE =
      Bodies.COMMON
          .may("registrationNumber", new Text(64, false))
          .may("identifier", Bodies.IDENTIFIER)
          .oneOf("registrationNumber", "identifier")
          .must(
              "changes",
              new Many(
                  Members.of()
                      .must("field", new Text(200, false))
                      .may("from", new AnyValue())
                      .may("to", new AnyValue()),
                  Bodies.PARTS))
          .must(
              "legalBasis",
              Members.of()
                  .must(
                      "class",
                      Coded.of(
                          "CLERICAL", "MATERIAL", "COURT", "NAME_ADDED", "PATERNITY", "ADOPTION"))
                  .may("reference", Text.SHORT)
                  .may("on", Day.FULL)
                  .may("authority", Text.SHORT))
          .may(
              "requester",
              Members.of()
                  .may("relation", Bodies.RELATION)
                  .may("person", Bodies.PERSON)
                  .may("authenticationToken", new Text(10_000, false)));

  private UpdateBody() {}
}
