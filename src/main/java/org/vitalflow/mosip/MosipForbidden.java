package org.vitalflow.mosip;

/** MOSIP knows us, or not, and does not let us ask this. */
class MosipForbidden extends MosipMisconfigured {
  private static final long serialVersionUID = 1L;

  MosipForbidden(String what) {
    super(what);
  }
}
