package org.vitalflow.desk;

import static org.vitalflow.desk.Field.code;
import static org.vitalflow.desk.Field.of;

import java.util.ArrayList;
import java.util.List;
import org.vitalflow.desk.Field.Kind;

/** What the declarations of several kinds of events ask for alike. */
final class SharedFields {
  static final Field SEX = code("sex", "female", "male", "other", "unknown");

  static final Field MARITAL_STATUS =
      code("maritalStatus", "SINGLE", "MARRIED", "WIDOWED", "DIVORCED", "SEPARATED", "UNKNOWN");

  static final Field CHANNEL =
      code(
          "channel",
          "OFFICE",
          "HEALTH_FACILITY",
          "COMMUNITY",
          "MOBILE",
          "PAPER",
          "COURT",
          "CONSULATE");

  static final List<Field> PLACE =
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
          of("place/area", Kind.TEXT));

  static final List<Field> RESIDENCE =
      List.of(
          of("residence/lines", Kind.LINES),
          of("residence/city", Kind.TEXT),
          of("residence/province", Kind.TEXT),
          of("residence/region", Kind.TEXT),
          of("residence/zone", Kind.TEXT),
          of("residence/postalCode", Kind.TEXT),
          of("residence/country", Kind.TEXT));

  static final List<Field> IDENTIFIER = identifier("");

  static final Section INFORMANT =
      new Section(
          "informant",
          "/informant",
          join(
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
                  of("person/name", Kind.NAMES)),
              identifier("person/"),
              List.of(of("person/occupation", Kind.TEXT))));

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

  private SharedFields() {}

  /** Kind and value of the first identifier of a person. */
  private static List<Field> identifier(String person) {
    return List.of(
        code(
            person + "identifiers/0/kind", "UIN", "VID", "PASSPORT", "BRN", "PSUT", "RID", "OTHER"),
        of(person + "identifiers/0/value", Kind.TEXT));
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
