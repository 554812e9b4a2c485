package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A birth that must be refused.
 *
 * @param what is wrong with it
 * @param spoil makes a good birth of a registrar CRVS bad
 * @param faults code and pointer of every fault, in any order
 */
public record BadBirth(String what, Consumer<ObjectNode> spoil, List<String> faults) {
  private static final String FAR = "2999-01-01";

  /** One of every kind. */
  public static Stream<BadBirth> all() {
    return Stream.of(missing(), wrong(), dates(), texts(), lists()).flatMap(births -> births);
  }

  private static Stream<BadBirth> missing() {
    return Stream.of(
        bad(
            "nothing is there",
            ObjectNode::removeAll,
            "REQUIRED /crvsReference",
            "REQUIRED /office",
            "REQUIRED /occurredOn",
            "REQUIRED /place",
            "REQUIRED /informant",
            "REQUIRED /child",
            "REQUIRED /mother",
            "REQUIRED /father"),
        bad("no place", birth -> birth.remove("place"), "REQUIRED /place"),
        bad("a null place", birth -> birth.putNull("place"), "REQUIRED /place"),
        bad("an empty place", birth -> birth.putObject("place"), "REQUIRED /place/facilityType"),
        bad("no father", birth -> birth.remove("father"), "REQUIRED /father"),
        bad(
            "a blank reference",
            birth -> birth.put("crvsReference", " "),
            "REQUIRED /crvsReference"),
        bad(
            "a child without name, sex and birthday",
            birth -> at(birth, "/child").remove(List.of("name", "sex", "dateOfBirth")),
            "REQUIRED /child/name",
            "REQUIRED /child/sex",
            "REQUIRED /child/dateOfBirth"),
        bad("no names", birth -> at(birth, "/child").putArray("name"), "REQUIRED /child/name"),
        bad(
            "a name of no language",
            birth -> at(birth, "/child/name/0").remove("language"),
            "REQUIRED /child/name/0/language"),
        bad(
            "a name of no words",
            birth -> at(birth, "/mother/name/0").put("given", "").remove("family"),
            "REQUIRED /mother/name/0/given"),
        bad(
            "an informant who is nobody's anything",
            birth -> birth.putObject("informant"),
            "REQUIRED /informant/relation"),
        bad(
            "a registration without number and day",
            birth -> at(birth, "/registration").remove(List.of("number", "registeredOn")),
            "REQUIRED /registration/number",
            "REQUIRED /registration/registeredOn"),
        bad(
            "an entry of a paper register that says no book",
            birth -> birth.put("origin", "LEGACY"),
            "REQUIRED /registration/book"),
        bad(
            "a notification that names nobody",
            birth -> {
              birth.put("notification", true);
              birth.remove(List.of("child", "father", "place"));
              birth.putObject("mother");
            },
            "REQUIRED /child/name"),
        bad(
            "a notification without office",
            birth -> birth.put("notification", true).remove("office"),
            "REQUIRED /office"));
  }

  private static Stream<BadBirth> wrong() {
    return Stream.of(
        bad(
            "unknown members",
            birth -> {
              birth.put("colour", "red");
              at(birth, "/child").put("a/b~c", 1);
            },
            "UNKNOWN_FIELD /colour",
            "UNKNOWN_FIELD /child/a~1b~0c"),
        bad("an unknown office", birth -> birth.put("office", "NOWHERE"), "UNKNOWN_OFFICE /office"),
        bad("a number for an office", birth -> birth.put("office", 1), "WRONG_TYPE /office"),
        bad("a text for a child", birth -> birth.put("child", "x"), "WRONG_TYPE /child"),
        bad(
            "an object for a list",
            birth -> at(birth, "/child").putObject("name"),
            "WRONG_TYPE /child/name"),
        bad(
            "a text for a truth",
            birth -> birth.put("notification", "yes"),
            "WRONG_TYPE /notification"),
        bad(
            "a broken weight",
            birth -> at(birth, "/child").put("weightGrams", 3240.5),
            "WRONG_TYPE /child/weightGrams"),
        bad(
            "no weight at all",
            birth -> at(birth, "/child").put("weightGrams", 0),
            "OUT_OF_RANGE /child/weightGrams"),
        bad(
            "an unknown sex",
            birth -> at(birth, "/child").put("sex", "FEMALE"),
            "UNKNOWN_VALUE /child/sex"),
        bad(
            "unknown words",
            birth -> {
              at(birth, "/place").put("facilityType", "SHIP");
              at(birth, "/informant").put("relation", "AUNT");
              at(birth, "/father").put("basis", "RUMOUR");
              at(birth, "/mother").put("nationality", "Zambia");
              birth.put("outcome", "DEAD");
            },
            "UNKNOWN_VALUE /place/facilityType",
            "UNKNOWN_VALUE /informant/relation",
            "UNKNOWN_VALUE /father/basis",
            "UNKNOWN_VALUE /mother/nationality",
            "UNKNOWN_VALUE /outcome"),
        bad(
            "a language of two letters",
            birth -> at(birth, "/child/name/1").put("language", "fr"),
            "UNKNOWN_LANGUAGE /child/name/1/language"),
        bad(
            "an absent mother with a name",
            birth ->
                at(birth, "/mother").removeAll().put("absentBecause", "UNKNOWN").putArray("name"),
            "UNKNOWN_FIELD /mother/name"),
        bad(
            "a mother absent for no known reason",
            birth -> at(birth, "/mother").removeAll().put("absentBecause", "AWAY"),
            "UNKNOWN_VALUE /mother/absentBecause"),
        bad(
            "an unreachable contact",
            birth -> at(birth, "/contact").put("phone", "call me").put("email", "home"),
            "BAD_PHONE /contact/phone",
            "BAD_EMAIL /contact/email"));
  }

  private static Stream<BadBirth> dates() {
    return Stream.of(
        bad(
            "days that are none",
            birth -> {
              birth.put("declaredOn", "2026-02-30");
              at(birth, "/mother").put("dateOfBirth", "1999-13");
              at(birth, "/father").put("dateOfBirth", "09.02.1996");
            },
            "BAD_DATE /declaredOn",
            "BAD_DATE /mother/dateOfBirth",
            "BAD_DATE /father/dateOfBirth"),
        bad(
            "a child of some month",
            birth -> at(birth, "/child").put("dateOfBirth", "2026-11"),
            "BAD_DATE /child/dateOfBirth"),
        bad(
            "a time that is none",
            birth -> birth.put("occurredAtTime", "24:00"),
            "BAD_TIME /occurredAtTime"),
        bad(
            "a child born on another day",
            birth -> at(birth, "/child").put("dateOfBirth", "2020-01-01"),
            "DATES_DIFFER /child/dateOfBirth"),
        bad(
            "days to come",
            birth -> {
              birth.put("declaredOn", FAR);
              at(birth, "/registration").put("registeredOn", FAR);
              at(birth, "/mother").put("dateOfBirth", "2999");
            },
            "FUTURE_DATE /declaredOn",
            "FUTURE_DATE /registration/registeredOn",
            "FUTURE_DATE /mother/dateOfBirth"),
        bad(
            "an event to come",
            birth -> {
              birth.put("occurredOn", FAR);
              at(birth, "/child").put("dateOfBirth", FAR);
            },
            "FUTURE_DATE /occurredOn",
            "FUTURE_DATE /child/dateOfBirth",
            "BEFORE_EVENT /declaredOn",
            "BEFORE_EVENT /registration/registeredOn"),
        bad(
            "declared and registered before it happened",
            birth -> {
              birth.put("declaredOn", "2001-01-01");
              at(birth, "/registration").put("registeredOn", "2001-01-01");
            },
            "BEFORE_EVENT /declaredOn",
            "BEFORE_EVENT /registration/registeredOn"));
  }

  private static Stream<BadBirth> texts() {
    Stream<BadBirth> characters =
        Stream.of(
                "\u0000", "\n", "\u007f", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800",
                "\uffff")
            .map(
                c ->
                    bad(
                        "a name with U+%04X".formatted((int) c.charAt(0)),
                        birth -> at(birth, "/child/name/0").put("given", "A" + c + "b"),
                        "BAD_CHARACTER /child/name/0/given"));
    return Stream.concat(
        characters,
        Stream.of(
            bad(
                "a name that never ends",
                birth -> at(birth, "/child/name/0").put("family", "a".repeat(201)),
                "TOO_LONG /child/name/0/family"),
            bad(
                "a bad character in a place",
                birth -> at(birth, "/place").put("area", "x\u202a"),
                "BAD_CHARACTER /place/area")));
  }

  private static Stream<BadBirth> lists() {
    return Stream.of(
        bad(
            "too many names",
            birth -> {
              ArrayNode names = at(birth, "/child").putArray("name");
              for (int i = 0; i < 21; i++) {
                names.addObject().put("language", "eng").put("given", "A");
              }
            },
            "TOO_MANY /child/name"),
        bad(
            "an identifier of no kind and value",
            birth -> at(birth, "/mother").putArray("identifiers").addObject(),
            "REQUIRED /mother/identifiers/0/kind",
            "REQUIRED /mother/identifiers/0/value"),
        bad(
            "a document that is a page of HTML",
            birth ->
                document(birth, "<html></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "UNKNOWN_DOCUMENT /documents/0/content"),
        bad(
            "a document that is too large",
            birth -> document(birth, large()),
            "DOCUMENT_TOO_LARGE /documents/0/content"),
        bad(
            "a document that is not base64",
            birth ->
                birth.putArray("documents").addObject().put("type", "NOTE").put("content", "%PDF"),
            "BAD_BASE64 /documents/0/content"));
  }

  private static byte[] large() {
    byte[] content = new byte[5 * 1024 * 1024 + 1];
    System.arraycopy(
        "%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, content, 0, 5);
    return content;
  }

  private static void document(ObjectNode birth, byte[] content) {
    birth
        .putArray("documents")
        .addObject()
        .put("type", "NOTE")
        .put("contentType", "application/pdf")
        .put("content", Base64.getEncoder().encodeToString(content));
  }

  private static ObjectNode at(ObjectNode birth, String pointer) {
    return (ObjectNode) birth.at(pointer);
  }

  private static BadBirth bad(String what, Consumer<ObjectNode> spoil, String... faults) {
    return new BadBirth(what, spoil, List.of(faults));
  }

  @Override
  public String toString() {
    return what;
  }
}
