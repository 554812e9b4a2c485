package org.vitalflow.desk;

import static org.vitalflow.desk.Field.code;
import static org.vitalflow.desk.Field.of;
import static org.vitalflow.desk.SharedFields.CHANNEL;
import static org.vitalflow.desk.SharedFields.CONTACT;
import static org.vitalflow.desk.SharedFields.IDENTIFIER;
import static org.vitalflow.desk.SharedFields.INFORMANT;
import static org.vitalflow.desk.SharedFields.MARITAL_STATUS;
import static org.vitalflow.desk.SharedFields.RESIDENCE;
import static org.vitalflow.desk.SharedFields.SEX;
import static org.vitalflow.desk.SharedFields.join;

import java.util.List;
import org.vitalflow.desk.Field.Kind;

/** The sections of a birth's declaration, in the order of a birth certificate. */
final class BirthForm {
  private static final Section CHILD =
      new Section(
          "child",
          "/child",
          join(
              List.of(
                  of("name", Kind.NAMES),
                  SEX,
                  of("dateOfBirth", Kind.DAY),
                  code("birthType", "SINGLE", "TWIN", "TRIPLET", "HIGHER"),
                  of("birthOrder", Kind.WHOLE),
                  of("weightGrams", Kind.WHOLE),
                  of("gestationalAgeWeeks", Kind.WHOLE),
                  code(
                      "attendant",
                      "PHYSICIAN",
                      "MIDWIFE",
                      "NURSE",
                      "TRADITIONAL",
                      "NONE",
                      "OTHER")),
              RESIDENCE));

  private static final Section PLACE =
      new Section(
          "place",
          "",
          join(
              SharedFields.PLACE,
              List.of(
                  of("occurredAtTime", Kind.TIME),
                  code("outcome", "LIVE_BIRTH", "STILLBIRTH"),
                  of("previousLiveBirths", Kind.WHOLE),
                  of("previousLiveBirthDate", Kind.PARTIAL_DAY))));

  private static final Section DECLARATION =
      new Section(
          "declaration",
          "",
          List.of(
              of("declaredOn", Kind.DAY),
              CHANNEL,
              of("notificationNumber", Kind.TEXT),
              of("lateReason", Kind.LONG_TEXT),
              of("remarks", Kind.LONG_TEXT)));

  /** All of them. */
  static final List<Section> SECTIONS =
      List.of(
          CHILD,
          new Section("mother", "/mother", parent()),
          new Section(
              "father",
              "/father",
              parent(code("basis", "MARRIAGE", "JOINT_REQUEST", "ACKNOWLEDGEMENT", "COURT_ORDER"))),
          PLACE,
          INFORMANT,
          CONTACT,
          DECLARATION,
          OldRegister.SECTION);

  private BirthForm() {}

  private static List<Field> parent(Field... own) {
    return join(
        List.of(
            code("absentBecause", "UNKNOWN", "NOT_DECLARED", "FOUNDLING", "ABANDONED"),
            of("name", Kind.NAMES),
            of("nameAtBirth", Kind.TEXT),
            of("dateOfBirth", Kind.PARTIAL_DAY),
            of("ageInYears", Kind.WHOLE),
            of("placeOfBirth", Kind.TEXT),
            of("nationality", Kind.COUNTRY),
            MARITAL_STATUS,
            of("occupation", Kind.TEXT),
            of("educationLevel", Kind.TEXT)),
        List.of(own),
        IDENTIFIER,
        RESIDENCE);
  }
}
