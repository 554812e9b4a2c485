package org.vitalflow.desk;

/** There is no such case in the person's office. */
class NoSuchCase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchCase() {
    super("No such case in this office", null, false, false);
  }
}
