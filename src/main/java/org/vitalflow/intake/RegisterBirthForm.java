package org.vitalflow.intake;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A registrar or a supervisor decides on the declaration of a birth. */
@Component
class RegisterBirthForm extends RegistrationForm {
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

  RegisterBirthForm(Registering registering) {
    super("register-birth", FormPlaces.BIRTH, FACTS, REASONS, registering);
  }
}
