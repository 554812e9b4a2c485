package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A registrar or a supervisor decides on the declaration of a birth. */
@Component
class RegisterBirthForm implements TaskForm {
  private static final Set<String> FACTS =
      Set.of(
          "childGiven",
          "childFamily",
          "childGiven2",
          "childFamily2",
          "sex",
          "dateOfBirth",
          "placeName",
          "motherGiven",
          "motherFamily",
          "fatherGiven",
          "fatherFamily",
          "lateReason");

  private static final Set<String> REASONS =
      Set.of("returnChild", "returnMother", "returnFather", "returnOther", "referReason");

  private final Registering registering;

  RegisterBirthForm(Registering registering) {
    this.registering = registering;
  }

  @Override
  public String key() {
    return "register-birth";
  }

  @Override
  public Set<String> writes() {
    return Stream.of(FACTS, REASONS, Set.of(FormPlaces.VERSION))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> decides() {
    return Set.of(Registering.DECISION, Review.GROUND);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return registering.show(task, FormPlaces.BIRTH, FACTS);
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return registering.submit(task, FormPlaces.BIRTH, fields);
  }
}
