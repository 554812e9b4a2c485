package org.vitalflow.intake;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a registrar decides on a declaration, and the journal's word for it. */
enum Decision {
  REGISTER("APPROVED"),
  RETURN("RETURNED"),
  REFER("REFERRED"),
  REFUSE("REFUSED");

  private final String what;

  Decision(String what) {
    this.what = what;
  }

  String what() {
    return what;
  }

  static Optional<Decision> of(@Nullable Object said) {
    return Arrays.stream(values()).filter(decision -> decision.name().equals(said)).findFirst();
  }
}
