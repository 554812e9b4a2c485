package org.vitalflow.crvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** The figure comes from: printf '1764000000.{"a":1}' | openssl dgst -sha256 -hmac secret. */
  @Test
  void itIsWhatOpensslSays() {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(Signature.of("secret", 1_764_000_000L, body))
        .isEqualTo(
            "t=1764000000,v1=112dc1736ad0328f094ebdad63c8bde5936ce7d0bb7ae467f9f8d481a26df51c");
  }

  @Test
  void itChangesWithTheTimeTheBodyAndTheSecret() {
    byte[] body = {'1'};
    String before = Signature.of("secret", 1, body).split("v1=")[1];
    assertThat(Signature.of("secret", 2, body)).doesNotContain(before);
    assertThat(Signature.of("secret", 1, new byte[] {'2'})).doesNotContain(before);
    assertThat(Signature.of("Secret", 1, body)).doesNotContain(before);
  }
}
