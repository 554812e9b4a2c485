package org.vitalflow.mosip;

/** A credential cannot be taken; the reason is a code, never a value of what came. */
public class CredentialRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; the names are kept and shown, so they stay as they are. */
  public enum Reason {
    /** Not base64, or header, splitter or lengths are not MOSIP's. */
    WRONG_LAYOUT(true),
    /** It opens with a key of ours, and names another certificate. */
    WRONG_THUMBPRINT(true),
    /** Its session key does not open with the key of the certificate it names. */
    WRONG_KEY(true),
    /** The cipher's own seal is broken. */
    ALTERED(true),
    /** What was inside is no JSON object. */
    NO_CREDENTIAL(true),
    SIGNATURE_MISSING(true),
    SIGNATURE_WRONG(true),
    /** The signer's certificate may yet be added to {@code MOSIP_TRUSTED_SIGNERS}. */
    SIGNER_UNTRUSTED(false),
    /** Our keystore may not have been rotated yet. */
    UNKNOWN_CERTIFICATE(false),
    KEYSTORE_UNREADABLE(false),
    /** The address of the data share is none we would ever call. */
    SHARE_ADDRESS_REFUSED(true),
    /** The data share may yet be added to {@code MOSIP_DATASHARE_URLS}. */
    SHARE_NOT_ALLOWED(false),
    /** The data share has it no more. */
    SHARE_GONE(true),
    SHARE_TOO_LARGE(true);

    private final boolean isFinal;

    Reason(boolean isFinal) {
      this.isFinal = isFinal;
    }

    /** Whether nothing that anybody does would make the same bytes acceptable. */
    public boolean isFinal() {
      return isFinal;
    }
  }

  private final Reason reason;

  CredentialRefused(Reason reason) {
    super("A credential is refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
