package org.vitalflow.certificate;

/**
 * A name has characters that none of the country's fonts covers, or more of them than a page holds;
 * it is never printed as '#' or cut. The name itself is not in the message.
 */
class NameNotPrintable extends Exception {
  private static final long serialVersionUID = 1L;

  NameNotPrintable(String message) {
    super(message);
  }
}
