package org.vitalflow.process;

/** The contract of {@code birth-registration.bpmn}. */
public final class BirthRegistration {
  public static final String KEY = "birth-registration";
  public static final Variable<String> EVENT_ID = new Variable<>("eventId", String.class);
  public static final Variable<String> RID = new Variable<>("rid", String.class);

  private BirthRegistration() {}

  public static final class Errors {
    public static final String NAME_NOT_PRINTABLE = "NAME_NOT_PRINTABLE";

    private Errors() {}
  }
}
