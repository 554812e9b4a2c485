package org.vitalflow.process;

import java.util.List;

/** A person must change something in a form before it can be submitted. */
public class FormRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  /**
   * Refuses a submit.
   *
   * @param faults sentences that name each field by its label, in the person's language, without a
   *     value of a person
   */
  public FormRefused(List<String> faults) {
    super(String.join(" ", faults), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /** One sentence per fault. */
  public List<String> faults() {
    return faults;
  }
}
