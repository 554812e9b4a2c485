package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitalflow.mosip.Facades.RID;
import static org.vitalflow.mosip.Facades.said;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether MOSIP holds a packet, where we may ask. */
class InfoTest {
  private final Facades facades = new Facades(InstantSource.system());

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(200, "{\"response\":{\"info\":[{\"source\":\"CRVS1\"}]}}", true),
        Arguments.of(200, "{\"response\":{\"info\":[]}}", false),
        Arguments.of(
            200, "{\"response\":null,\"errors\":[{\"errorCode\":\"KER-KPM-010\"}]}", false),
        Arguments.of(
            200, "{\"response\":null,\"errors\":[{\"errorCode\":\"KER-PUT-027\"}]}", false),
        Arguments.of(200, "{\"response\":null,\"errors\":[]}", null),
        Arguments.of(401, "", null),
        Arguments.of(403, "", null));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aClearAnswerIsYesOrNoAndAnyOtherIsUnknown(int status, String body, @Nullable Boolean held)
      throws MosipRefused {
    facades.api = cookie -> said(status, body);
    assertThat(facades.packets.has(RID)).isEqualTo(Optional.ofNullable(held));
  }

  @Test
  void anOutageIsNotTakenForAnUnknown() {
    facades.api = cookie -> said(503, "");
    assertThatThrownBy(() -> facades.packets.has(RID)).isInstanceOf(MosipUnavailable.class);
  }
}
