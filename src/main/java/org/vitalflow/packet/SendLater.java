package org.vitalflow.packet;

/** Nothing is sent at this hour; the case waits at a timer. */
class SendLater extends Exception {
  private static final long serialVersionUID = 1L;

  /** MOSIP's centre takes no packets now, and refuses what is made outside its hours. */
  static final String CENTRE_CLOSED = "CENTRE_CLOSED";

  /** ID operations must look at a run of refusals first. */
  static final String SENDS_HELD = "SENDS_HELD";

  private final String code;

  SendLater(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  /** One of the codes above. */
  String code() {
    return code;
  }
}
