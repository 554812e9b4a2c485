package org.vitalflow.mosip;

/**
 * MOSIP did not do what was asked, and may when asked again: the engine repeats the step, then
 * raises an incident.
 */
public class MosipUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MosipUnavailable(String what) {
    super(what);
  }

  /** The same failure, told to one more who waited for it. */
  MosipUnavailable again() {
    return new MosipUnavailable(String.valueOf(getMessage()));
  }
}
