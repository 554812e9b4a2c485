package org.vitalflow.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vitalflow.platform.Fault;

/** Collects what is wrong with one body; its sentences never hold a value that was sent. */
class Faults {
  /** A hostile body must not make an answer much longer than itself. */
  private static final int MOST = 100;

  private final LocalDate today;
  private final boolean notification;
  private final List<Fault> found = new ArrayList<>();

  /**
   * @param today the day at the office
   * @param notification whether missing members are somebody's work later and no faults
   */
  Faults(LocalDate today, boolean notification) {
    this.today = today;
    this.notification = notification;
  }

  LocalDate today() {
    return today;
  }

  void add(String pointer, String code, String detail) {
    if (found.size() < MOST) {
      found.add(new Fault(pointer, code, detail));
    }
  }

  /** A member that the outside contract requires; a notification may lack it. */
  void missing(String pointer) {
    if (!notification) {
      alwaysMissing(pointer);
    }
  }

  void alwaysMissing(String pointer) {
    add(pointer, "REQUIRED", "This member is required.");
  }

  void wrongType(String pointer, String expected) {
    add(pointer, "WRONG_TYPE", "This member must be " + expected + ".");
  }

  List<Fault> found() {
    return List.copyOf(found);
  }
}
