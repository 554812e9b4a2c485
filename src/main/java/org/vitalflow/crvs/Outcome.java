package org.vitalflow.crvs;

/** How a call to a callback went. */
enum Outcome {
  HTTP_2XX,
  HTTP_3XX,
  HTTP_4XX,
  HTTP_5XX,
  /** No answer within the time a call may take. */
  TIMEOUT,
  UNREACHABLE,
  /** Its certificate is not one to trust, or it speaks no TLS. */
  TLS,
  /** Its name leads to an address that no callback may have. */
  ADDRESS_REFUSED;

  static Outcome of(int status) {
    return switch (status / 100) {
      case 2 -> HTTP_2XX;
      case 3 -> HTTP_3XX;
      case 4 -> HTTP_4XX;
      default -> HTTP_5XX;
    };
  }
}
