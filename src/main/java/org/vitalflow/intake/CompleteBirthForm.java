package org.vitalflow.intake;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A clerk completes the declaration of a birth. */
@Component
class CompleteBirthForm extends CompletionForm {
  private static final Set<String> FACTS =
      Set.of(
          "childGiven",
          "childFamily",
          "sex",
          "dateOfBirth",
          "facilityType",
          "placeName",
          "motherGiven",
          "motherFamily",
          "motherAbsent",
          "fatherGiven",
          "fatherFamily",
          "fatherAbsent",
          "informantRelation",
          "lateReason");

  CompleteBirthForm(Completing completing) {
    super("complete-birth", FormPlaces.BIRTH, FACTS, completing);
  }
}
