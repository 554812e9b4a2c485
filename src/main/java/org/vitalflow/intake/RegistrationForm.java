package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A registrar or a supervisor decides on the declaration of one kind of event. */
abstract class RegistrationForm implements TaskForm {
  private final String key;
  private final FormPlaces places;
  private final Set<String> facts;
  private final Set<String> reasons;
  private final Registering registering;

  RegistrationForm(
      String key,
      FormPlaces places,
      Set<String> facts,
      Set<String> reasons,
      Registering registering) {
    this.key = key;
    this.places = places;
    this.facts = facts;
    this.reasons = reasons;
    this.registering = registering;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final Set<String> writes() {
    return Stream.of(facts, reasons, Set.of(FormPlaces.VERSION))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public final Set<String> decides() {
    return Set.of(Registering.DECISION, Review.GROUND);
  }

  @Override
  public final Map<String, Object> show(FormTask task) {
    return registering.show(task, places, facts);
  }

  @Override
  public final Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return registering.submit(task, places, fields);
  }
}
