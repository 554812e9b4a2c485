package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {
  private static final Fold SENT = new Fold("TRIGGERED", null);

  @Test
  void aBirthIsDoneWhenItsCredentialIsThere() {
    assertThat(SENT.with(Signal.CREDENTIAL_RECEIVED, true))
        .isEqualTo(new Fold("CREDENTIAL_RECEIVED", "ACCEPTED"));
  }

  @Test
  void aBirthThatWasProcessedStillWaitsForItsCredential() {
    assertThat(SENT.with(Signal.PROCESSED, true)).isEqualTo(new Fold("PROCESSED", null));
  }

  @Test
  void theOrderOfCompletedEventAndCredentialDoesNotMatter() {
    Fold completedFirst = SENT.with(Signal.PROCESSED, true).with(Signal.CREDENTIAL_RECEIVED, true);
    Fold credentialFirst = SENT.with(Signal.CREDENTIAL_RECEIVED, true).with(Signal.PROCESSED, true);
    assertThat(completedFirst).isEqualTo(credentialFirst);
  }

  @Test
  void anythingButABirthIsDoneWhenItWasProcessed() {
    assertThat(SENT.with(Signal.PROCESSED, false)).isEqualTo(new Fold("PROCESSED", "ACCEPTED"));
  }

  @Test
  void aRefusalEndsTheRid() {
    assertThat(SENT.with(Signal.REJECTED, true)).isEqualTo(new Fold("REJECTED", "REFUSED"));
    assertThat(SENT.with(Signal.FAILED, false)).isEqualTo(new Fold("FAILED", "REFUSED"));
  }

  @Test
  void aRefusalAfterTheCredentialChangesNothing() {
    Fold done = SENT.with(Signal.CREDENTIAL_RECEIVED, true);
    assertThat(done.with(Signal.FAILED, true)).isEqualTo(done);
  }

  @Test
  void successBeatsARefusalWhicheverCameFirst() {
    assertThat(SENT.with(Signal.REJECTED, true).with(Signal.CREDENTIAL_RECEIVED, true))
        .isEqualTo(new Fold("CREDENTIAL_RECEIVED", "ACCEPTED"));
    assertThat(SENT.with(Signal.FAILED, false).with(Signal.PROCESSED, false))
        .isEqualTo(new Fold("PROCESSED", "ACCEPTED"));
    assertThat(SENT.with(Signal.PROCESSED, true).with(Signal.REJECTED, true))
        .isEqualTo(new Fold("PROCESSED", null));
  }

  @Test
  void aBirthThatIsProcessedAfterItsRefusalStaysRefusedUntilItsCredentialIsThere() {
    Fold processed = SENT.with(Signal.REJECTED, true).with(Signal.PROCESSED, true);
    assertThat(processed).isEqualTo(new Fold("PROCESSED", "REFUSED"));
    assertThat(processed.with(Signal.CREDENTIAL_RECEIVED, true).outcome()).isEqualTo("ACCEPTED");
  }

  @Test
  void whatWasSentUnconfirmedIsConfirmedByALateSignal() {
    Fold unconfirmed = new Fold("SENT_UNCONFIRMED", "ACCEPTED");
    assertThat(unconfirmed.with(Signal.PROCESSED, false))
        .isEqualTo(new Fold("PROCESSED", "ACCEPTED"));
    assertThat(unconfirmed.with(Signal.FAILED, false)).isEqualTo(unconfirmed);
  }
}
