package org.vitalflow.process;

/** The contract of {@code death-registration.bpmn}, beyond that of all events. */
public final class DeathRegistration {
  public static final String KEY = "death-registration";

  /** Whether a coroner inquires and has not yet said that the death may be registered. */
  public static final Variable<Boolean> UNDER_INQUIRY =
      new Variable<>("underInquiry", Boolean.class);

  /** {@code ORDER}, {@code GO_AHEAD} or {@code RELEASE_ONLY}, as the form offers it. */
  public static final Variable<String> CORONERS_WORD = new Variable<>("coronersWord", String.class);

  /** Whether MOSIP works on the birth of the deceased, whose identity the death then takes. */
  public static final Variable<Boolean> BIRTH_AWAITED =
      new Variable<>("birthAwaited", Boolean.class);

  private DeathRegistration() {}

  public static final class Messages {
    public static final String BIRTH_SETTLED = "birth.settled";

    private Messages() {}
  }
}
