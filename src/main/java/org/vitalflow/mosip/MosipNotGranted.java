package org.vitalflow.mosip;

/** MOSIP knows our client and does not let it ask this: an audience or a role is missing. */
class MosipNotGranted extends MosipMisconfigured {
  private static final long serialVersionUID = 1L;

  MosipNotGranted(String what) {
    super(what);
  }
}
