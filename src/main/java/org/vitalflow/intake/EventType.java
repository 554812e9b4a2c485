package org.vitalflow.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of events that can be sent. */
enum EventType {
  BIRTH(
      "birth",
      "CRVS_BIRTH_REGISTRATION_ROLE",
      BirthBody.SHAPE,
      List.of("/child", "/mother", "/father")),
  DEATH("death", "CRVS_DEATH_REGISTRATION_ROLE", DeathBody.SHAPE, List.of("/deceased")),
  UPDATE("update", "CRVS_UPDATE_ROLE", UpdateBody.SHAPE, List.of());

  private final String path;
  private final String role;
  private final Members body;
  private final List<String> persons;

  EventType(String path, String role, Members body, List<String> persons) {
    this.path = path;
    this.role = role;
    this.body = body;
    this.persons = persons;
  }

  static Optional<EventType> of(String path) {
    return Arrays.stream(values()).filter(type -> type.path.equals(path)).findFirst();
  }

  /** As in the API's path, such as {@code birth}. */
  String path() {
    return path;
  }

  /** The role that a client needs to send one. */
  String role() {
    return role;
  }

  Members body() {
    return body;
  }

  /** JSON pointers of the persons of whom a notification must name one. */
  List<String> persons() {
    return persons;
  }
}
