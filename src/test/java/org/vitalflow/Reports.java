package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reports of events, each of people of its own, and what is said of them later. */
final class Reports {
  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String GIVEN = "/child/name/0/given";
  private static final AtomicInteger DECEASED = new AtomicInteger();

  private Reports() {}

  static String nameOf(JsonNode birth) {
    return birth.at(GIVEN).asText();
  }

  /** A birth that a registrar CRVS sends, of a child whose name nobody else has. */
  static ObjectNode named() {
    return named(Town.birth());
  }

  static ObjectNode declared() {
    return named(Town.birth("birth-declared.json"));
  }

  static ObjectNode named(ObjectNode birth) {
    String given = Strangers.name();
    birth.at("/child/name").forEach(name -> ((ObjectNode) name).put("given", given));
    return birth;
  }

  static ObjectNode homeless() {
    ObjectNode birth = named();
    for (String person : List.of("child", "mother", "father")) {
      ((ObjectNode) birth.path(person)).remove("residence");
    }
    return birth;
  }

  static ObjectNode late() {
    ObjectNode birth = declared();
    LocalDate born = TODAY.minusMonths(14);
    birth.put("occurredOn", born.toString()).put("lateReason", "The bridge was gone");
    birth.withObject("/child").put("dateOfBirth", born.toString());
    return Papers.with(birth, "HOSPITAL_NOTE");
  }

  static ObjectNode legacy() {
    ObjectNode birth = declared();
    birth.put("origin", "LEGACY").put("occurredOn", "1994-03-02");
    birth.remove("declaredOn");
    birth.withObject("/child").put("dateOfBirth", "1994-03-02");
    birth.withObject("/mother").put("dateOfBirth", "1971-05-14");
    birth.withObject("/father").put("dateOfBirth", "1969-05-14");
    ObjectNode registration = birth.putObject("registration");
    registration.put("number", "L" + UUID.randomUUID()).put("registeredOn", "1994-03-20");
    registration.putObject("book").put("volume", "7").put("page", 31).put("entry", 4);
    return birth;
  }

  static ObjectNode death() {
    ObjectNode death = Town.birth("death-at-home.json");
    ObjectNode deceased = death.withObject("/deceased");
    deceased.put(
        "dateOfBirth",
        LocalDate.of(1931, 1, 1).plusDays(DECEASED.incrementAndGet() * 397L).toString());
    ((ObjectNode) deceased.at("/name/0")).put("given", Strangers.name());
    return death;
  }

  static ObjectNode lateDeath() {
    ObjectNode death = death();
    death.put("occurredOn", TODAY.minusMonths(14).toString()).put("lateReason", "He died at sea");
    death.remove("medical");
    return Papers.with(death, "HEADMANS_REPORT");
  }

  static ObjectNode deathOf(ObjectNode birth) {
    ObjectNode death = death();
    ObjectNode deceased = death.putObject("deceased");
    deceased.set("name", birth.at("/child/name"));
    deceased.put("sex", birth.at("/child/sex").asText());
    deceased.put("dateOfBirth", birth.at("/child/dateOfBirth").asText());
    death.put("birthRegistrationNumber", birth.at("/registration/number").asText());
    death.remove("medical");
    return death;
  }

  static ObjectNode adoption(JsonNode entry, ObjectNode sent) {
    String mother = "/mother/name/0/given";
    ObjectNode body = correction(entry, "ADOPTION", mother, sent.at(mother).asText(), "Beatrice");
    ((ObjectNode) body.path("legalBasis")).remove("reference");
    return body;
  }

  static ObjectNode renamed(JsonNode entry, ObjectNode sent) {
    return correction(entry, "CLERICAL", GIVEN, sent.at(GIVEN).asText(), "Zainabu");
  }

  static ObjectNode correction(
      JsonNode entry, String legalClass, String field, @Nullable String from, @Nullable String to) {
    ObjectNode body = Town.JSON.createObjectNode();
    body.put("crvsReference", "corr-" + UUID.randomUUID()).put("office", "DEMO01");
    body.put("registrationNumber", entry.path("registrationNumber").asText());
    body.putObject("legalBasis")
        .put("class", legalClass)
        .put("reference", "AFF-2026-17")
        .put("on", TODAY.toString())
        .put("authority", "Registrar, Ibombo");
    body.putObject("requester").put("relation", "MOTHER");
    body.putArray("changes");
    change(body, field, from, to);
    return body;
  }

  static void change(ObjectNode body, String field, String from, String to) {
    body.withArray("/changes").addObject().put("field", field).put("from", from).put("to", to);
  }

  /** The same facts under references of its own. */
  static ObjectNode again(ObjectNode event) {
    ObjectNode again = event.deepCopy();
    again.put("crvsReference", "again-" + UUID.randomUUID());
    if (again.has("registration")) {
      again.withObject("/registration").put("number", UUID.randomUUID().toString());
    }
    return again;
  }

  /** The family has moved. */
  static ObjectNode moved(JsonNode entry) {
    return correction(
        entry, "CLERICAL", "/child/residence/lines/0", "7 Baobab Lane", "9 Acacia Row");
  }

  /** A child that was registered without a name has one now. */
  static ObjectNode nameAdded(JsonNode entry) {
    ObjectNode body = correction(entry, "NAME_ADDED", "/child/name", null, null);
    ((ObjectNode) body.at("/changes/0"))
        .putArray("to")
        .addObject()
        .put("language", "eng")
        .put("given", Strangers.name())
        .put("family", "Phiri");
    return body;
  }
}
