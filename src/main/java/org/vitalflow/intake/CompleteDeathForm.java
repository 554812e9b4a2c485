package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A clerk completes the declaration of a death. */
@Component
class CompleteDeathForm implements TaskForm {
  private static final Set<String> FIELDS =
      Set.of(
          "deceasedGiven",
          "deceasedFamily",
          "sex",
          "dateOfBirth",
          "identifierKind",
          "identifierValue",
          "occurredOn",
          "facilityType",
          "placeName",
          "mannerOfDeath",
          "informantRelation");

  private final Completing completing;

  CompleteDeathForm(Completing completing) {
    this.completing = completing;
  }

  @Override
  public String key() {
    return "complete-death";
  }

  @Override
  public Set<String> writes() {
    return Stream.concat(FIELDS.stream(), Stream.of(FormPlaces.VERSION))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return completing.show(task, FormPlaces.DEATH, FIELDS);
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return completing.submit(task, FormPlaces.DEATH, fields);
  }
}
