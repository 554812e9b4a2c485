package org.vitalflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;

class EventSearchTest {
  @Test
  void withoutParametersItIsTheFirstFiftyOfOnesOwn() {
    EventSearch search = EventSearch.of(new LinkedMultiValueMap<>());
    assertThat(search.page()).isZero();
    assertThat(search.size()).isEqualTo(50);
    var client = new Caller("crvs-demo", Set.of("CRVS_BIRTH_REGISTRATION_ROLE"));
    assertThat(search.filter(client, Optional.empty()).client()).hasValue("crvs-demo");
    var operator = new Caller("ops-demo", Set.of(Caller.OPERATIONS));
    assertThat(search.filter(operator, Optional.empty()).client()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "page, -1, OUT_OF_RANGE",
    "page, x, OUT_OF_RANGE",
    "page, 99999999999, OUT_OF_RANGE",
    "size, 0, OUT_OF_RANGE",
    "size, 201, OUT_OF_RANGE",
    "status, DONE, UNKNOWN_VALUE",
    "type, wedding, UNKNOWN_VALUE",
    "office, '', BAD_VALUE",
    "trackingCode, 'a\u0000b', BAD_VALUE",
    "trakingCode, B7K3M9QX, UNKNOWN_PARAMETER"
  })
  void aWrongParameterIsNamed(String name, String value, String code) {
    assertThatThrownBy(() -> EventSearch.of(parameters(name, value)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("BAD_PARAMETER");
              assertThat(problem.faults())
                  .extracting(Fault::pointer, Fault::code)
                  .containsExactly(org.assertj.core.groups.Tuple.tuple("/" + name, code));
            });
  }

  private static MultiValueMap<String, String> parameters(String name, String value) {
    var parameters = new LinkedMultiValueMap<String, String>();
    parameters.add(name, value);
    return parameters;
  }
}
