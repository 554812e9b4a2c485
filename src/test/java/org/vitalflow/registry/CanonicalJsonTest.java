package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void orderOfMembersWhiteSpaceAndSpellingOfNumbersDoNotMatter() throws IOException {
    assertThat(canonical("{\"b\": [1.0, {\"d\": null, \"c\": \"\\u00e9\"}], \"a\": 1e3}"))
        .isEqualTo(canonical("{\"a\":1000,\"b\":[1,{\"c\":\"é\",\"d\":null}]}"));
  }

  @Test
  void orderOfItemsAndKindsOfValuesDoMatter() throws IOException {
    assertThat(canonical("[1,2]")).isNotEqualTo(canonical("[2,1]"));
    assertThat(canonical("{\"a\":1}")).isNotEqualTo(canonical("{\"a\":\"1\"}"));
    assertThat(canonical("{\"a\":null}")).isNotEqualTo(canonical("{}"));
  }

  @Test
  void aHugeExponentIsNotWrittenOut() throws IOException {
    assertThat(canonical("[1e999999]")).hasSizeLessThan(50);
  }

  private static byte[] canonical(String json) throws IOException {
    return CanonicalJson.of(JSON.readTree(json));
  }
}
