package org.vitalflow.process;

/** The contract of {@code birth-registration.bpmn}. */
public final class BirthRegistration {
  public static final String KEY = "birth-registration";
  public static final Variable<String> EVENT_ID = new Variable<>("eventId", String.class);
  public static final Variable<Boolean> MISSING = new Variable<>("missing", Boolean.class);
  public static final Variable<Long> EVENT_AGE_DAYS = new Variable<>("eventAgeDays", Long.class);
  public static final Variable<String> TIMELINESS = new Variable<>("timeliness", String.class);
  public static final Variable<String> OUTCOME = new Variable<>("outcome", String.class);
  public static final Variable<String> ORIGIN = new Variable<>("origin", String.class);
  public static final Variable<Boolean> HAS_NAME = new Variable<>("hasName", Boolean.class);
  public static final Variable<Boolean> CONSENT = new Variable<>("consent", Boolean.class);
  public static final Variable<Long> INFANT_DAYS_LEFT =
      new Variable<>("infantDaysLeft", Long.class);
  public static final Variable<String> ID_REQUEST = new Variable<>("idRequest", String.class);
  public static final Variable<String> RID = new Variable<>("rid", String.class);

  /** {@code FULL} or {@code SINGLE_OFFICER}, as the country pack says of the office. */
  public static final Variable<String> STAFFING = new Variable<>("staffing", String.class);

  private BirthRegistration() {}

  public static final class Messages {
    public static final String EVENT_CANCELLED = "event.cancelled";

    private Messages() {}
  }

  public static final class Errors {
    public static final String NAME_NOT_PRINTABLE = "NAME_NOT_PRINTABLE";
    public static final String ID_REQUEST_WITHDRAWN = "ID_REQUEST_WITHDRAWN";

    private Errors() {}
  }
}
