package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static Options of(String... arguments) throws Exception {
    return Options.of(arguments, Map.of());
  }

  @Test
  void withoutAnyItRunsOnLoopbackWithItsFolderBelowTheWorkingOne() throws Exception {
    Options options = of();
    assertThat(options.port()).isEqualTo(8090);
    assertThat(options.address()).isEqualTo("127.0.0.1");
    assertThat(options.folder()).isEqualTo(Path.of("data", "simulator").toAbsolutePath());
    assertThat(options.memory()).isFalse();
    assertThat(options.settings()).isEmpty();
  }

  @Test
  void anArgumentWinsOverTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of(
            "SIMULATOR_PORT", "81", "SIMULATOR_ADDRESS", "0.0.0.0", "VITALFLOW_DATA", "/elsewhere");
    Options told = Options.of(new String[] {"--port=82", "--address=::1", "/data"}, environment);
    assertThat(told.port()).isEqualTo(82);
    assertThat(told.address()).isEqualTo("::1");
    assertThat(told.folder()).isEqualTo(Path.of("/data"));
    Options untold = Options.of(new String[0], environment);
    assertThat(untold.port()).isEqualTo(81);
    assertThat(untold.address()).isEqualTo("0.0.0.0");
    assertThat(untold.folder()).isEqualTo(Path.of("/elsewhere/simulator"));
  }

  @Test
  void settingsGoOnAsTheyAre() throws Exception {
    assertThat(of("--SIMULATOR_AUDIENCES=a=b", "--simulator.hub-retry-millis=5").settings())
        .containsExactly("--SIMULATOR_AUDIENCES=a=b", "--simulator.hub-retry-millis=5");
  }

  @Test
  void whatIsUnknownIsRefusedByName() {
    for (String option :
        new String[] {
          "--prot=1", "--port", "--memory=true", "-h", "--SIMULATOR_X=1", "--SIMULATOR_AUDIENCES"
        }) {
      assertThatThrownBy(() -> of(option))
          .isInstanceOfSatisfying(
              Options.Refused.class, refused -> assertThat(refused.code).isEqualTo(2))
          .hasMessageContaining("option " + option.split("=", 2)[0]);
    }
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    for (String port : new String[] {"", "0", "65536", "99999999999", "-1", "http"}) {
      assertThatThrownBy(() -> of("--port=" + port))
          .isInstanceOfSatisfying(
              Options.Refused.class, refused -> assertThat(refused.code).isEqualTo(2))
          .hasMessageContaining("'" + port + "'");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws Exception {
    Options options = of("--memory", "--address=none.invalid");
    assertThatThrownBy(options::check)
        .isInstanceOfSatisfying(
            Options.Refused.class, refused -> assertThat(refused.code).isEqualTo(2));
  }
}
