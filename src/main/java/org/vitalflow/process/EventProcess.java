package org.vitalflow.process;

/** What the processes of all kinds of events have in common: variables, messages, errors. */
public final class EventProcess {
  public static final Variable<String> EVENT_ID = new Variable<>("eventId", String.class);
  public static final Variable<String> EVENT_TYPE = new Variable<>("eventType", String.class);
  public static final Variable<String> OFFICE = new Variable<>("office", String.class);
  public static final Variable<Boolean> REGISTERED_BY_CRVS =
      new Variable<>("registeredByCrvs", Boolean.class);

  /** Whether members are missing, so that a person must complete the record first. */
  public static final Variable<Boolean> MISSING = new Variable<>("missing", Boolean.class);

  public static final Variable<Long> EVENT_AGE_DAYS = new Variable<>("eventAgeDays", Long.class);
  public static final Variable<String> TIMELINESS = new Variable<>("timeliness", String.class);
  public static final Variable<String> HANDLING = new Variable<>("handling", String.class);

  /** {@code FULL} or {@code SINGLE_OFFICER}, as the country pack says of the office. */
  public static final Variable<String> STAFFING = new Variable<>("staffing", String.class);

  /** Why no mother is entered, such as {@code FOUNDLING}; empty where one is, or none need be. */
  public static final Variable<String> MOTHER_ABSENT = new Variable<>("motherAbsent", String.class);

  /** On what a father is entered, such as {@code ACKNOWLEDGEMENT}; empty where nothing is said. */
  public static final Variable<String> FATHERS_BASIS = new Variable<>("fathersBasis", String.class);

  /** {@code LEGACY} for an entry of a paper register, else empty. */
  public static final Variable<String> ORIGIN = new Variable<>("origin", String.class);

  /** {@code REQUEST}, or the reason of the outside contract why no identity is asked for. */
  public static final Variable<String> ID_REQUEST = new Variable<>("idRequest", String.class);

  public static final Variable<String> RID = new Variable<>("rid", String.class);

  /** {@code LIVE_BIRTH} or {@code STILLBIRTH}; of births alone. */
  public static final Variable<String> OUTCOME = new Variable<>("outcome", String.class);

  public static final Variable<Boolean> HAS_NAME = new Variable<>("hasName", Boolean.class);
  public static final Variable<Boolean> CONSENT = new Variable<>("consent", Boolean.class);

  /** Whether the record holds a UIN or VID of its person; false for births, which need none. */
  public static final Variable<Boolean> HAS_IDENTIFIER =
      new Variable<>("hasIdentifier", Boolean.class);

  /** Whether the registrant of a birth is known to have died. */
  public static final Variable<Boolean> IS_DECEASED = new Variable<>("isDeceased", Boolean.class);

  public static final Variable<Long> INFANT_DAYS_LEFT =
      new Variable<>("infantDaysLeft", Long.class);

  /** Whether anything changes that MOSIP holds of the person; true for all but corrections. */
  public static final Variable<Boolean> MOSIP_FACTS_CHANGED =
      new Variable<>("mosipFactsChanged", Boolean.class);

  private EventProcess() {}

  public static final class Messages {
    public static final String EVENT_CANCELLED = "event.cancelled";

    private Messages() {}
  }

  public static final class Errors {
    public static final String ID_REQUEST_WITHDRAWN = "ID_REQUEST_WITHDRAWN";

    private Errors() {}
  }
}
