package org.vitalflow.mosip;

/**
 * MOSIP's operator or ours must change a setting before this call can succeed; until then it is
 * repeated like any other failure. The message says which setting, and is what Cockpit shows.
 */
public class MosipMisconfigured extends MosipUnavailable {
  private static final long serialVersionUID = 1L;

  MosipMisconfigured(String what) {
    super(what);
  }

  @Override
  MosipUnavailable again() {
    return new MosipMisconfigured(String.valueOf(getMessage()));
  }
}
