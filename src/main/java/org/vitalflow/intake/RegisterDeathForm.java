package org.vitalflow.intake;

import java.util.Set;
import org.springframework.stereotype.Component;

/** A registrar or a supervisor decides on the declaration of a death. */
@Component
class RegisterDeathForm extends RegistrationForm {
  private static final Set<String> FACTS =
      Set.of(
          "deceasedGiven",
          "deceasedFamily",
          "deceasedGiven2",
          "deceasedFamily2",
          "sex",
          "dateOfBirth",
          "occurredOn",
          "placeName",
          "lateReason");

  private static final Set<String> REASONS =
      Set.of("returnDeceased", "returnPlace", "returnInformant", "returnOther", "referReason");

  RegisterDeathForm(Registering registering) {
    super("register-death", FormPlaces.DEATH, FACTS, REASONS, registering);
  }
}
