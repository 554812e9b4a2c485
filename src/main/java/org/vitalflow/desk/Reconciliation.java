package org.vitalflow.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.packet.DailyFigures;
import org.vitalflow.packet.SignedDays;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.OperatorActions;

/** The days reconciled with MOSIP: as they are now or, once signed, as they were then. */
@Component
class Reconciliation {
  private final DailyFigures figures;
  private final SignedDays signatures;
  private final OperatorActions actions;

  Reconciliation(DailyFigures figures, SignedDays signatures, OperatorActions actions) {
    this.figures = figures;
    this.signatures = signatures;
    this.actions = actions;
  }

  /** A day's figures, and who signed them, if anybody. */
  record Shown(DailyFigures.Day day, Optional<SignedDays.Signed> signed) {}

  /**
   * The figures of a day.
   *
   * @param office the office's code; empty for the whole country
   */
  Shown of(LocalDate day, ZoneId zone, String office) {
    Optional<SignedDays.Signed> signed = signatures.find(day, office);
    return new Shown(
        signed.map(SignedDays.Signed::figures).orElseGet(() -> figures.of(day, zone, office)),
        signed);
  }

  /** Puts the person's name under the figures as they are now; false where somebody was faster. */
  @Transactional
  public boolean sign(LocalDate day, ZoneId zone, String office, Staff person, String note) {
    boolean isFirst =
        signatures.sign(day, office, person.name(), note, figures.of(day, zone, office));
    if (isFirst) {
      actions.note(
          person.name(), person.office(), "DAY_SIGNED", (day + " " + office).strip(), null, "");
    }
    return isFirst;
  }
}
