package org.vitalflow.certificate;

/** A name has characters that none of the country's fonts covers; it is never printed as '#'. */
class NameNotPrintable extends Exception {
  private static final long serialVersionUID = 1L;

  NameNotPrintable() {
    super("No font of the country pack covers a name");
  }
}
