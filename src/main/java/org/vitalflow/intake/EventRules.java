package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Fault;

/** Judges bodies by the outside contract: shape and meaning in one answer. */
@Component
class EventRules {
  /** What the registry keeps with a record: each was judged when it came, or is our own. */
  private static final List<String> NOT_OF_THE_BODY = List.of("documents", "coroner", "notes");

  private final Country country;
  private final InstantSource clock;

  EventRules(Country country, InstantSource clock) {
    this.country = country;
    this.clock = clock;
  }

  /**
   * Every fault of a body; none where it may be taken.
   *
   * @param type as in the API's path
   * @param notification whether the body only notifies of an event: then {@code crvsReference},
   *     {@code office} and one name suffice, and what is there must still be right
   */
  List<Fault> faults(String type, ObjectNode body, boolean notification) {
    EventType kind =
        EventType.of(type)
            .orElseThrow(() -> new IllegalArgumentException("No such type of events"));
    Optional<Country.Office> office = country.office(body.path("office").asText(""));
    ZoneId zone = office.map(Country.Office::zone).orElse(ZoneOffset.UTC);
    boolean notifies = notification && !kind.persons().isEmpty();
    var faults = new Faults(LocalDate.ofInstant(clock.instant(), zone), notifies);
    kind.body().check(body, "", faults);
    if (notifies) {
      notified(kind, body, faults);
    }
    JsonNode code = body.path("office");
    if (office.isEmpty() && code.isTextual() && !Text.SHORT.isEmpty(code)) {
      faults.add("/office", "UNKNOWN_OFFICE", "There is no office with this code.");
    }
    days(body, faults);
    if (kind == EventType.UPDATE) {
      CorrectionRules.judge(body, faults);
    }
    if (body.path("origin").isTextual()) {
      legacy(body, faults);
    }
    return faults.found();
  }

  /** Every fault of a record that the registry keeps, as of a whole declaration. */
  List<Fault> recordFaults(String type, ObjectNode record) {
    return recordFaults(type, record, false);
  }

  /**
   * Every fault of a record that the registry keeps.
   *
   * @param unfinished whether members may still be missing
   */
  List<Fault> recordFaults(String type, ObjectNode record, boolean unfinished) {
    ObjectNode without = record.deepCopy();
    without.remove(NOT_OF_THE_BODY);
    return faults(type, without, unfinished);
  }

  private static void notified(EventType kind, JsonNode body, Faults faults) {
    for (String name : List.of("crvsReference", "office")) {
      if (Text.SHORT.isEmpty(body.path(name))) {
        faults.alwaysMissing("/" + name);
      }
    }
    if (kind.persons().stream().noneMatch(person -> isNamed(body.at(person).path("name")))) {
      faults.alwaysMissing(kind.persons().get(0) + "/name");
    }
  }

  private static boolean isNamed(JsonNode names) {
    for (JsonNode name : names) {
      if (!Text.SHORT.isEmpty(name.path("given")) || !Text.SHORT.isEmpty(name.path("family"))) {
        return true;
      }
    }
    return false;
  }

  private static void days(JsonNode body, Faults faults) {
    Optional<LocalDate> occurred = Day.of(body.path("occurredOn"));
    if (occurred.isEmpty()) {
      return;
    }
    Day.of(body.at("/child/dateOfBirth"))
        .filter(born -> !born.equals(occurred.get()))
        .ifPresent(
            born ->
                faults.add(
                    "/child/dateOfBirth",
                    "DATES_DIFFER",
                    "The child's date of birth must be the day of the event (occurredOn)."));
    Day.of(body.at("/deceased/dateOfBirth"))
        .filter(born -> born.isAfter(occurred.get()))
        .ifPresent(
            born ->
                faults.add(
                    "/deceased/dateOfBirth",
                    "BORN_AFTER_EVENT",
                    "The date of birth must not be after the death (occurredOn)."));
    for (String pointer : List.of("/declaredOn", "/registration/registeredOn")) {
      Day.of(body.at(pointer))
          .filter(day -> day.isBefore(occurred.get()))
          .ifPresent(
              day ->
                  faults.add(
                      pointer,
                      "BEFORE_EVENT",
                      "This day must not be before the day of the event (occurredOn)."));
    }
  }

  /** An entry of a paper register is known by where it stands there. */
  private static void legacy(JsonNode body, Faults faults) {
    if (!body.hasNonNull("registration")) {
      faults.missing("/registration");
    } else if (!body.path("registration").hasNonNull("book")) {
      faults.missing("/registration/book");
    }
  }
}
