package org.vitalflow.process;

/**
 * The contract of {@code certificate-issue.bpmn}, which event processes call for the event whose
 * paper is issued. Business key: that event's id.
 */
public final class CertificateIssue {
  public static final String KEY = "certificate-issue";

  private CertificateIssue() {}

  public static final class Errors {
    public static final String NAME_NOT_PRINTABLE = "NAME_NOT_PRINTABLE";

    private Errors() {}
  }
}
