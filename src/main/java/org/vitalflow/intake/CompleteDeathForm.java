package org.vitalflow.intake;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A clerk completes the declaration of a death. */
@Component
class CompleteDeathForm extends CompletionForm {
  private static final Set<String> FACTS =
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
          "informantRelation",
          "lateReason");

  CompleteDeathForm(Completing completing) {
    super("complete-death", FormPlaces.DEATH, FACTS, completing);
  }
}
