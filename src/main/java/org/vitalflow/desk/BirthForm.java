package org.vitalflow.desk;

import static org.vitalflow.desk.Field.code;
import static org.vitalflow.desk.Field.of;

import java.util.ArrayList;
import java.util.List;
import org.vitalflow.desk.Field.Kind;

/** The sections of a birth's declaration, in the order of a birth certificate. */
final class BirthForm {
  static final List<Field> RESIDENCE =
      List.of(
          of("residence/lines", Kind.LINES),
          of("residence/city", Kind.TEXT),
          of("residence/province", Kind.TEXT),
          of("residence/region", Kind.TEXT),
          of("residence/zone", Kind.TEXT),
          of("residence/postalCode", Kind.TEXT),
          of("residence/country", Kind.TEXT));

  static final List<Field> IDENTIFIER =
      List.of(
          code("identifiers/0/kind", "UIN", "VID", "PASSPORT", "BRN", "PSUT", "RID", "OTHER"),
          of("identifiers/0/value", Kind.TEXT));

  private static final Section CHILD =
      new Section(
          "child",
          "/child",
          join(
              List.of(
                  of("name", Kind.NAMES),
                  code("sex", "female", "male", "other", "unknown"),
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
          List.of(
              code(
                  "place/facilityType",
                  "HOSPITAL",
                  "HEALTH_FACILITY",
                  "HOME",
                  "CIVIL_OFFICE",
                  "RELIGIOUS_PLACE",
                  "COURT",
                  "OTHER"),
              of("place/name", Kind.TEXT),
              of("place/area", Kind.TEXT),
              of("occurredAtTime", Kind.TIME),
              code("outcome", "LIVE_BIRTH", "STILLBIRTH"),
              of("previousLiveBirths", Kind.WHOLE),
              of("previousLiveBirthDate", Kind.PARTIAL_DAY)));

  static final Section INFORMANT =
      new Section(
          "informant",
          "/informant",
          List.of(
              code(
                  "relation",
                  "MOTHER",
                  "FATHER",
                  "GRANDPARENT",
                  "SIBLING",
                  "OTHER_RELATIVE",
                  "FACILITY",
                  "HEADMAN",
                  "POLICE",
                  "COURT",
                  "SPOUSE",
                  "SON",
                  "DAUGHTER",
                  "OTHER"),
              of("person/name", Kind.NAMES),
              code(
                  "person/identifiers/0/kind",
                  "UIN",
                  "VID",
                  "PASSPORT",
                  "BRN",
                  "PSUT",
                  "RID",
                  "OTHER"),
              of("person/identifiers/0/value", Kind.TEXT),
              of("person/occupation", Kind.TEXT)));

  static final Section CONTACT =
      new Section(
          "contact",
          "",
          List.of(
              of("contact/phone", Kind.TEXT),
              of("contact/email", Kind.TEXT),
              of("contact/language", Kind.LANGUAGE),
              of("consent/idRequest", Kind.FLAG),
              of("consent/notifications", Kind.FLAG)));

  private static final Section DECLARATION =
      new Section(
          "declaration",
          "",
          List.of(
              of("declaredOn", Kind.DAY),
              code(
                  "channel",
                  "OFFICE",
                  "HEALTH_FACILITY",
                  "COMMUNITY",
                  "MOBILE",
                  "PAPER",
                  "COURT",
                  "CONSULATE"),
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
          DECLARATION);

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
            code(
                "maritalStatus",
                "SINGLE",
                "MARRIED",
                "WIDOWED",
                "DIVORCED",
                "SEPARATED",
                "UNKNOWN"),
            of("occupation", Kind.TEXT),
            of("educationLevel", Kind.TEXT)),
        List.of(own),
        IDENTIFIER,
        RESIDENCE);
  }

  @SafeVarargs
  static List<Field> join(List<Field>... parts) {
    var all = new ArrayList<Field>();
    for (List<Field> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }
}
