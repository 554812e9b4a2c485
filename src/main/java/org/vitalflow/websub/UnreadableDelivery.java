package org.vitalflow.websub;

/** A signed delivery that is not what its topic promises. */
class UnreadableDelivery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableDelivery(String why) {
    super("A delivery cannot be read: " + why);
  }
}
