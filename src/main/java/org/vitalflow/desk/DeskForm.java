package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The declaration of one kind of event at the desk.
 *
 * @param type as in the API's path
 * @param registrant the member of the record that holds the person it is about
 * @param sections what is asked for
 * @param restricted sections that are asked for and not shown again
 * @param required pointers of what must be there
 * @param objects members that are sent even where nothing is known of them
 */
record DeskForm(
    String type,
    String registrant,
    List<Section> sections,
    Set<Section> restricted,
    Set<String> required,
    List<String> objects) {
  static final DeskForm BIRTH =
      new DeskForm(
          "birth",
          "child",
          BirthForm.SECTIONS,
          Set.of(),
          Set.of(
              "/child/name",
              "/child/sex",
              "/child/dateOfBirth",
              "/mother/name",
              "/father/name",
              "/place/facilityType",
              "/informant/relation"),
          List.of("child", "mother", "father", "place", "informant"));

  static final DeskForm DEATH =
      new DeskForm(
          "death",
          "deceased",
          DeathForm.SECTIONS,
          Set.of(DeathForm.MEDICAL),
          Set.of(
              "/deceased/name",
              "/deceased/sex",
              "/occurredOn",
              "/place/facilityType",
              "/mannerOfDeath",
              "/informant/relation"),
          List.of("deceased", "place", "informant"));

  /** The form of a kind of event, if the desk has one. */
  static Optional<DeskForm> of(String type) {
    return Stream.of(BIRTH, DEATH).filter(form -> form.type().equals(type)).findFirst();
  }

  /** The form in whose order a record is shown. */
  static DeskForm of(JsonNode record) {
    return record.has(DEATH.registrant()) ? DEATH : BIRTH;
  }

  /** The sections that a page of the case shows. */
  Stream<Section> shown() {
    Stream<Section> open = sections.stream().filter(section -> !restricted.contains(section));
    return this == DEATH ? Stream.concat(open, Stream.of(DeathForm.CORONER)) : open;
  }

  /** The person it is about. */
  JsonNode registrant(JsonNode record) {
    return record.path(registrant);
  }
}
