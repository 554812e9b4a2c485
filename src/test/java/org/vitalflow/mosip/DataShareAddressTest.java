package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.mosip.CredentialRefused.Reason;

class DataShareAddressTest {
  private static final MosipSettings SETTINGS =
      SignalTestSettings.none()
          .datashares(
              "https://share.example",
              "https://share.example:8443",
              "http://datashare.internal",
              "https://gateway.example/v1/datashare/")
          .mosip();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://share.example/v1/datashare/get/policy/partner/key-1_2~3",
        "https://SHARE.example/get/a/b/c",
        "https://share.example:443/get/a",
        "https://share.example:8443/get/a",
        "https://gateway.example/v1/datashare/get/a",
        "HTTPS://share.example/get/a"
      })
  void anAddressAtAConfiguredPlaceIsTaken(String address) {
    assertThat(DataShareAddress.of(address, SignalTestSettings.signals("", true), SETTINGS))
        .hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example/get/a",
        "https://share.example.evil.example/get/a",
        "https://share.example:444/get/a",
        "https://share.example./get/a",
        "http://share.example/get/a",
        "http://share.example:443/get/a",
        "https://127.0.0.1/get/a",
        "https://2130706433/get/a",
        "https://[::1]/get/a",
        "https://gateway.example/v1/other/a",
        "https://gateway.example/v1/datashare-not/a"
      })
  void anAddressElsewhereMayBeAllowedOneDay(String address) {
    assertThat(reason(address, false)).isEqualTo(Reason.SHARE_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "share.example/get/a",
        "/get/a",
        "//share.example/get/a",
        "https:share.example/get/a",
        "https:///get/a",
        "https://share.example",
        "https://share.example/",
        "https://user@share.example/get/a",
        "https://share.example@evil.example/get/a",
        "https://evil.example#@share.example/get/a",
        "https://share.example/get/a#b",
        "https://share.example/get/a?b=c",
        "https://share.example/get/../admin",
        "https://share.example/get/%2e%2e/admin",
        "https://share.example/get//a",
        "https://share.example/get/a;b",
        "https://share.example\\@evil.example/get/a",
        "https://share.example/get/a\r\nX: y",
        "https://share_example/get/a",
        "ftp://share.example/get/a",
        "file:///etc/passwd",
        "jar:https://share.example/get/a!/b"
      })
  void anAddressThatIsNoPlainOneIsRefusedForGood(String address) {
    assertThat(reason(address, false)).isEqualTo(Reason.SHARE_ADDRESS_REFUSED);
  }

  @Test
  void withoutHttpsAnAddressIsTakenOnlyWhereThatIsSet() {
    String address = "http://datashare.internal/get/a";
    assertThat(reason(address, true)).isEqualTo(Reason.SHARE_NOT_ALLOWED);
    assertThat(DataShareAddress.of(address, SignalTestSettings.signals("", false), SETTINGS))
        .hasToString(address);
  }

  private static Reason reason(String address, boolean https) {
    CredentialRefused refused =
        catchThrowableOfType(
            CredentialRefused.class,
            () -> DataShareAddress.of(address, SignalTestSettings.signals("", https), SETTINGS));
    assertThat(refused).as("refused").isNotNull();
    return refused.reason();
  }
}
