package org.vitalflow.crvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {
  private static final AllowedHosts HOSTS =
      new AllowedHosts(
          CrvsTestSettings.of(
              List.of("a=crvs.example:443", "a=crvs.example:8443", "b=127.0.0.1:*", "")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "crvs.example/told",
        "//crvs.example/told",
        "ftp://crvs.example/told",
        "file:///etc/passwd",
        "HTTPS://crvs.example/told",
        "https:crvs.example",
        "https:///told",
        "https://user@crvs.example/told",
        "https://user:word@crvs.example/told",
        "https://crvs.example@127.0.0.1/told",
        "https://crvs.example/told#part",
        "https://crvs.example:0/",
        "https://crvs.example:65536/",
        "https://crvs.example:-1/",
        "https://crvs.example./told",
        "https://crvs..example/told",
        "https://-crvs.example/told",
        "https://crvs_example/told",
        "https://crvs.example\\@127.0.0.1/",
        "https://crvs.example/a b",
        "https://crvs.example/a\r\nHost: inside",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://127.0.0.0x1/",
        "https://1.2.3.4.5/",
        "https://\u2460\u2461\u2466.0.0.1/",
        "https://[fe80::1%25eth0]/"
      })
  void whatIsNoPlainWebAddressIsRefused(String text) {
    assertThat(Callback.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://crvs.example",
        "https://crvs.example/told?by=vitalflow",
        "http://localhost:9000/told",
        "https://10.0.0.1:8443/",
        "https://[2001:db8::1]:8443/told",
        "https://xn--bcher-kva.example/"
      })
  void aPlainWebAddressIsTaken(String text) {
    assertThat(Callback.of(text)).isPresent();
  }

  @Test
  void oneTooLongIsRefused() {
    assertThat(Callback.of("https://crvs.example/" + "a".repeat(Callback.LONGEST))).isEmpty();
  }

  @Test
  void aClientIsToldWhereItIsAllowedAndNowhereElse() {
    assertThat(isAllowed("a", "https://crvs.example/told")).isTrue();
    assertThat(isAllowed("a", "https://CRVS.example:443/other")).isTrue();
    assertThat(isAllowed("a", "https://crvs.example:8443/told")).isTrue();
    assertThat(isAllowed("a", "https://crvs.example:9000/told")).isFalse();
    assertThat(isAllowed("a", "https://my.crvs.example/told")).isFalse();
    assertThat(isAllowed("a", "https://crvs.example.org/told")).isFalse();
    assertThat(isAllowed("b", "https://crvs.example/told")).isFalse();
    assertThat(isAllowed("b", "http://127.0.0.1:9999/told")).isTrue();
    assertThat(isAllowed("c", "http://127.0.0.1:9999/told")).isFalse();
  }

  @Test
  void withoutEncryptionNobodyIsToldWhereHttpsIsAskedFor() {
    CrvsSettings settings = CrvsTestSettings.of(List.of("a=crvs.example:*"));
    var strict =
        new AllowedHosts(
            new CrvsSettings(
                settings.hosts(),
                settings.networks(),
                true,
                settings.firstGap(),
                settings.longestGap(),
                settings.giveUpAfter(),
                settings.keep(),
                settings.most()));
    assertThat(strict.isAllowed("a", Callback.of("http://crvs.example/").orElseThrow())).isFalse();
    assertThat(strict.isAllowed("a", Callback.of("https://crvs.example/").orElseThrow())).isTrue();
  }

  @Test
  void aSettingThatCannotBeReadStopsTheStart() {
    for (String entry : List.of("crvs.example:443", "a=crvs.example", "a=b=c:1", "a=host:port")) {
      assertThatThrownBy(() -> new AllowedHosts(CrvsTestSettings.of(List.of(entry))))
          .as(entry)
          .hasMessageContaining("VITALFLOW_CRVS_HOSTS");
    }
  }

  private static boolean isAllowed(String client, String callback) {
    return HOSTS.isAllowed(client, Callback.of(callback).orElseThrow());
  }
}
