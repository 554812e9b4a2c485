package org.vitalflow.mosip;

/** Of whom the pre-flight asks: nobody, so that nothing can come of it. */
final class Nobody {
  /** Well-formed, but of centre 00000, which no office has. */
  static final String RID = "00000000000000020000101000000";

  /** A process for which MOSIP has no provider. */
  static final String PROCESS = "VITALFLOW_PREFLIGHT";

  /** A version that no service of MOSIP has. */
  static final String VERSION = "preflight";

  private Nobody() {}
}
