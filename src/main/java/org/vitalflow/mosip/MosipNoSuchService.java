package org.vitalflow.mosip;

/** There is no service at the address; some of MOSIP's are of later versions only. */
class MosipNoSuchService extends MosipMisconfigured {
  private static final long serialVersionUID = 1L;

  MosipNoSuchService(String what) {
    super(what);
  }
}
