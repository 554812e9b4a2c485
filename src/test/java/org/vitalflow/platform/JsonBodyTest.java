package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1,\"a\":1}",
        "{\"b\":{\"a\":1,\"a\":2}}",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "// no\n{}"
      })
  void whatIsNotOneJsonTextIsRefused(String text) {
    assertThat(code(bytes(text))).isEqualTo("MALFORMED_JSON");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThat(code(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
        .isEqualTo("MALFORMED_JSON");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(code(bytes("{\"a\":" + "[".repeat(100_000)))).isEqualTo("MALFORMED_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "\"{}\""})
  void whatIsNoObjectIsNoEvent(String text) {
    assertThat(code(bytes(text))).isEqualTo("INVALID_EVENT");
  }

  @Test
  void moreThanTenMebibytesAreRefusedHoweverTheyBegin() {
    assertThat(code(new byte[10 * 1024 * 1024 + 1])).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void tenMebibytesAreRead() throws IOException {
    byte[] padded = new byte[10 * 1024 * 1024];
    java.util.Arrays.fill(padded, (byte) ' ');
    padded[0] = '{';
    padded[1] = '}';
    assertThat(JsonBody.read(in(padded))).isEmpty();
  }

  private static String code(byte[] body) {
    var code = new String[1];
    assertThatThrownBy(() -> JsonBody.read(in(body)))
        .isInstanceOfSatisfying(Problem.class, problem -> code[0] = problem.code());
    return code[0];
  }

  private static InputStream in(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
