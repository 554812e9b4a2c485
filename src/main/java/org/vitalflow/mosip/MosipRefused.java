package org.vitalflow.mosip;

/** MOSIP will never take this request as it is: a person must look at it. */
public class MosipRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  MosipRefused(String code, String what) {
    super(what);
    this.code = code;
  }

  /** MOSIP's error code, or {@code HTTP_400}. */
  public String code() {
    return code;
  }
}
