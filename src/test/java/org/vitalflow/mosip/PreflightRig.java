package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.Country;
import org.vitalflow.simulator.Simulator;

/** The pre-flight with the quick start's settings, the simulator, and no database. */
final class PreflightRig implements AutoCloseable {
  final ConfigurableApplicationContext context;

  PreflightRig(int simulatorPort, Path data, String... settings) {
    context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .profiles("quickstart")
            .run(
                Stream.concat(
                        Stream.of(
                            "--SIMULATOR_PORT=" + simulatorPort,
                            "--VITALFLOW_DATA=" + data,
                            "--mosip.preflight=PT0.2S"),
                        Stream.of(settings))
                    .toArray(String[]::new));
  }

  static ConfigurableApplicationContext simulator(int port, Path data, String... settings) {
    return Simulator.start(port, data.resolve("simulator"), settings);
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Preflight preflight() {
    return context.getBean(Preflight.class);
  }

  List<Line> run() {
    return preflight().run();
  }

  /** The only line of a code. */
  static Line line(List<Line> lines, Code code) {
    List<Line> found = lines.stream().filter(line -> line.code() == code).toList();
    assertThat(found).as(code.name()).hasSize(1);
    return found.get(0);
  }

  static void is(List<Line> lines, Code code, State state, String... inRemedy) {
    Line line = line(lines, code);
    assertThat(line.state()).as(line.toString()).isEqualTo(state);
    for (String word : inRemedy) {
      assertThat(line.remedy()).contains(word);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  @OverTheWire
  @EnableConfigurationProperties(Country.class)
  @Import({
    MosipConfiguration.class,
    Tokens.class,
    Remotes.class,
    Calls.class,
    StatusService.class,
    TransactionService.class,
    MasterData.class,
    LocalPrerequisites.class,
    SharedIdentifiers.class,
    MasterDataPrerequisites.class,
    PacketPrerequisites.class,
    PartnerKeystore.class,
    PartnerKeyPrerequisites.class,
    ProcessorPrerequisites.class,
    SchemaPrerequisites.class,
    SubscriptionPrerequisites.class,
    Preflight.class,
    PreflightLog.class
  })
  static class Parts {
    /** {@code clock.off}: how far ours is ahead. */
    @Bean
    InstantSource clock(
        @org.springframework.beans.factory.annotation.Value("${clock.off:PT0S}") Duration off) {
      return () -> InstantSource.system().instant().plus(off);
    }

    @Bean
    Subscriptions subscriptions(InstantSource clock) {
      Subscriptions confirmed = Mockito.mock();
      Mockito.when(confirmed.states())
          .thenAnswer(
              asked ->
                  Stream.of(Topic.values())
                      .map(
                          topic ->
                              new SubscriptionState(
                                  topic,
                                  topic.path(),
                                  true,
                                  clock.instant(),
                                  clock.instant(),
                                  null,
                                  null))
                      .toList());
      return confirmed;
    }
  }
}
