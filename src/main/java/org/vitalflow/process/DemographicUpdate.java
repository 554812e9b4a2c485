package org.vitalflow.process;

/** The contract of {@code demographic-update.bpmn}, beyond that of all events. */
public final class DemographicUpdate {
  public static final String KEY = "demographic-update";

  public static final Variable<Boolean> ENTRY_FOUND = new Variable<>("entryFound", Boolean.class);

  /** The event whose entry is corrected. */
  public static final Variable<String> ENTRY_ID = new Variable<>("entryId", String.class);

  public static final Variable<String> ENTRY_TYPE = new Variable<>("entryType", String.class);
  public static final Variable<String> ENTRY_OFFICE = new Variable<>("entryOffice", String.class);

  /** Whether a registrar CRVS registered the entry by law. */
  public static final Variable<Boolean> ENTRY_BY_CRVS =
      new Variable<>("entryByCrvs", Boolean.class);

  /** Whether who sends the correction also sent the entry. */
  public static final Variable<Boolean> OWN_ENTRY = new Variable<>("ownEntry", Boolean.class);

  /** What the clerk found: {@code AGAIN} to look once more, {@code NOT_TRACEABLE}. */
  public static final Variable<String> SEARCH = new Variable<>("search", String.class);

  /** The legal class that the correction claims, such as {@code CLERICAL}. */
  public static final Variable<String> LEGAL_CLASS = new Variable<>("legalClass", String.class);

  /** The gravest kind of fact that changes; see {@code correction-class}. */
  public static final Variable<String> CHANGE_KIND = new Variable<>("changeKind", String.class);

  /** Whether reference, day and authority of an order are known. */
  public static final Variable<Boolean> ORDER_GIVEN = new Variable<>("orderGiven", Boolean.class);

  /** Whether the father is entered by marriage, joint request or acknowledgement. */
  public static final Variable<Boolean> ACKNOWLEDGED =
      new Variable<>("acknowledged", Boolean.class);

  /** Who decides: {@code REGISTRAR}, {@code SUPERVISOR}, {@code ORDER} or {@code BY_LAW}. */
  public static final Variable<String> AUTHORITY = new Variable<>("authority", String.class);

  /** What a person decided: {@code APPROVE}, {@code CHANGE_CLASS} or {@code REFUSE}. */
  public static final Variable<String> DECISION = new Variable<>("decision", String.class);

  /** {@code ENTERED}, or {@code NONE} where there is no order. */
  public static final Variable<String> ORDER = new Variable<>("order", String.class);

  /** Whether the child was registered without a name and has one now. */
  public static final Variable<Boolean> IDENTITY_DUE = new Variable<>("identityDue", Boolean.class);

  /** Whether a paper says what the entry says no more, so that a new one is due. */
  public static final Variable<Boolean> PAPER_DUE = new Variable<>("paperDue", Boolean.class);

  private DemographicUpdate() {}

  public static final class Errors {
    public static final String RECORD_CHANGED = "RECORD_CHANGED";

    private Errors() {}
  }
}
