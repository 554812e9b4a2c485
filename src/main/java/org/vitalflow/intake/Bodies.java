package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;

/** What the bodies of the outside contract have in common, member by member. */
final class Bodies {
  static final int PARTS = 20;

  private static final Shape NAME =
      Members.of()
          .must("language", Patterned.LANGUAGE)
          .may("given", Text.SHORT)
          .may("middle", Text.SHORT)
          .may("family", Text.SHORT)
          .oneOf("given", "family");

  static final Shape IDENTIFIER =
      Members.of()
          .must("kind", Coded.of("UIN", "VID", "RID", "PSUT", "BRN", "PASSPORT", "OTHER"))
          .must("value", Text.SHORT)
          .may("issuer", Text.SHORT)
          .may("verified", Flag.FLAG);

  private static final Shape RESIDENCE =
      Members.of()
          .may("lines", new Many(Text.SHORT, PARTS))
          .may("areaCode", Text.SHORT)
          .may("city", Text.SHORT)
          .may("province", Text.SHORT)
          .may("region", Text.SHORT)
          .may("zone", Text.SHORT)
          .may("postalCode", Text.SHORT)
          .may("country", Text.SHORT);

  static final Coded SEX = Coded.of("male", "female", "other", "unknown");
  private static final Shape NAMES = new Many(NAME, PARTS);

  static final Members PERSON =
      Members.of()
          .must("name", NAMES)
          .may("nameAtBirth", new Either(JsonNode::isTextual, Text.SHORT, NAMES))
          .may("sex", SEX)
          .may("dateOfBirth", Day.PARTIAL)
          .may("ageInYears", new Whole(0, 150))
          .may("dateOfBirthEstimated", Flag.FLAG)
          .may("identifiers", new Many(IDENTIFIER, PARTS))
          .may("nationality", Coded.countries())
          .may("placeOfBirth", Text.SHORT)
          .may(
              "maritalStatus",
              Coded.of("SINGLE", "MARRIED", "WIDOWED", "DIVORCED", "SEPARATED", "UNKNOWN"))
          .may("educationLevel", Text.SHORT)
          .may("occupation", Text.SHORT)
          .may("deceased", Flag.FLAG)
          .may("residence", RESIDENCE);

  private static final Shape BOOK_PART =
      new Either(JsonNode::isNumber, new Whole(0, 1_000_000), Text.SHORT);

  private static final Shape REGISTRATION =
      Members.of()
          .must("number", new Text(64, false))
          .must("registeredOn", Day.FULL)
          .may(
              "registrar",
              new Either(
                  JsonNode::isTextual,
                  Text.SHORT,
                  Members.of()
                      .may("name", Text.SHORT)
                      .may("id", Text.SHORT)
                      .may("designation", Text.SHORT)))
          .may(
              "book",
              Members.of().may("volume", BOOK_PART).may("page", BOOK_PART).may("entry", BOOK_PART));

  private static final Shape DOCUMENT =
      Members.of()
          .must("type", Text.SHORT)
          .may("fileName", Text.SHORT)
          .may("contentType", Text.SHORT)
          .must("content", new DocumentContent());

  static final Members COMMON =
      Members.of()
          .must("crvsReference", new Text(100, false))
          .must("office", Text.SHORT)
          .may("notification", Flag.FLAG)
          .may("declaredOn", Day.FULL)
          .may("occurredAtTime", Patterned.TIME)
          .may(
              "channel",
              Coded.of(
                  "OFFICE",
                  "HEALTH_FACILITY",
                  "COMMUNITY",
                  "MOBILE",
                  "PAPER",
                  "COURT",
                  "CONSULATE"))
          .may("lateReason", Text.LONG)
          .may("consent", Members.of().may("idRequest", Flag.FLAG).may("notifications", Flag.FLAG))
          .may("documents", new Many(DOCUMENT, PARTS))
          .may(
              "contact",
              Members.of()
                  .may("phone", Patterned.PHONE)
                  .may("email", Patterned.EMAIL)
                  .may("language", Patterned.LANGUAGE))
          .may("remarks", Text.LONG)
          .may("origin", Coded.of("LEGACY"))
          .may("registration", REGISTRATION);

  private static final Members HAPPENED =
      COMMON
          .must("occurredOn", Day.FULL)
          .must(
              "place",
              Members.of()
                  .must(
                      "facilityType",
                      Coded.of(
                          "HEALTH_FACILITY",
                          "HOSPITAL",
                          "HOME",
                          "CIVIL_OFFICE",
                          "RELIGIOUS_PLACE",
                          "COURT",
                          "OTHER"))
                  .may("name", Text.SHORT)
                  .may("area", Text.SHORT));

  static final Coded RELATION =
      Coded.of(
          "MOTHER",
          "FATHER",
          "SPOUSE",
          "SON",
          "DAUGHTER",
          "SIBLING",
          "GRANDPARENT",
          "OTHER_RELATIVE",
          "FACILITY",
          "HEADMAN",
          "POLICE",
          "COURT",
          "OTHER");

  static final Members REPORTED =
      HAPPENED.must(
          "informant",
          Members.of()
              .must("relation", RELATION)
              .may("person", PERSON)
              .may("authenticationToken", new Text(10_000, false)));

  private Bodies() {}
}
