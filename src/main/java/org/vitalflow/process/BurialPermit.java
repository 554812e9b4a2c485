package org.vitalflow.process;

/** What the decision {@code burial-permit} reads: codes and flags of a reported death. */
public final class BurialPermit {
  public static final String KEY = "burial-permit";

  public static final Variable<Boolean> HAS_DATE = new Variable<>("hasDate", Boolean.class);

  /** As the contract has it; empty while nobody has said. */
  public static final Variable<String> MANNER = new Variable<>("manner", String.class);

  /** The kind of place as the contract has it; empty while nobody has said. */
  public static final Variable<String> PLACE_TYPE = new Variable<>("placeType", String.class);

  /** Whether a doctor or another certifier is named in the medical part. */
  public static final Variable<Boolean> HAS_CERTIFIER =
      new Variable<>("hasCertifier", Boolean.class);

  /** Who reports: the informant's relation as the contract has it; empty while nobody has said. */
  public static final Variable<String> REPORTED_BY = new Variable<>("reportedBy", String.class);

  /** Whether a paper of the headman or of the police is with the case. */
  public static final Variable<Boolean> HAS_REPORT = new Variable<>("hasReport", Boolean.class);

  /** Whether the coroner released the body. */
  public static final Variable<Boolean> RELEASED = new Variable<>("released", Boolean.class);

  private BurialPermit() {}
}
