package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitalflow.mosip.PreflightRig.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.Country;

/**
 * Each setting that can be wrong, against the simulator: its line, and that the remedy names it.
 */
@Tag("proof")
class PreflightIT {
  @TempDir static Path data;
  private static final int PORT = PreflightRig.freePort();
  private static ConfigurableApplicationContext simulator;

  @BeforeAll
  static void start() {
    simulator = PreflightRig.simulator(PORT, data);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static List<Line> linesWith(String... settings) {
    try (var rig = new PreflightRig(PORT, data, settings)) {
      return rig.run();
    }
  }

  @Test
  void whereAllIsRightEachLineIsOkAndNothingIsLeftBehind() throws Exception {
    List<Line> lines = linesWith();
    assertThat(lines).extracting(Line::code).containsExactly(Code.values());
    assertThat(lines).allMatch(line -> line.state() == State.OK, "is OK");
    String known =
        new String(
            java.net
                .URI
                .create("http://localhost:" + PORT + "/simulator/packets")
                .toURL()
                .openStream()
                .readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(known).isEqualTo("[]");
  }

  /** Settings that are wrong together without hiding each other; each world is made once. */
  private enum World {
    SECRET("--MOSIP_CLIENT_SECRET=x"),
    CLIENT("--MOSIP_CLIENT_ID=nobody"),
    REALM(
        "--MOSIP_TOKEN_URL=http://localhost:%d/auth/realms/other/protocol/openid-connect/token"
            .formatted(PORT)),
    AHEAD("--clock.off=PT2M"),
    BEHIND("--clock.off=-PT2M"),
    HOURS_AHEAD("--clock.off=PT4H"),
    NOBODY(
        "--MOSIP_WORKFLOWMANAGER_URL=http://localhost:%d/elsewhere".formatted(PORT),
        "--country.mosip.processes.death=CRVS_OTHER",
        "--country.mosip.schema-version=9.9",
        "--country.offices.DEMO01.centre=19999",
        "--country.offices.DEMO02.machine=19999",
        "--country.offices.DEMO01.officer=nobody",
        "--MOSIP_PARTNER_KEYSTORE_PASSWORD=x",
        "--MOSIP_CALLBACK_BASE_URL=crvs.example",
        "--country.mosip.shares=PSUT"),
    CLOSED_CENTRE("--country.offices.DEMO01.centre=10003"),
    SOMEBODY_ELSE(
        "--country.mosip.source=OTHER",
        "--country.offices.DEMO02.machine=10001",
        "--country.offices.DEMO01.officer=retired-officer");

    private final String[] settings;
    private List<Line> lines = List.of();

    World(String... settings) {
      this.settings = settings;
    }

    private List<Line> lines() {
      if (lines.isEmpty()) {
        lines = linesWith(settings);
      }
      return lines;
    }
  }

  @ParameterizedTest
  @MethodSource
  void aWrongSettingIsNamedByItsLine(World world, Code code, String about, String remedy) {
    assertThat(world.lines())
        .filteredOn(line -> line.code() == code && line.about().equals(about))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.state()).isEqualTo(State.WRONG);
              assertThat(line.remedy()).contains(remedy);
            });
  }

  static Stream<Arguments> aWrongSettingIsNamedByItsLine() {
    return Stream.of(
        Arguments.of(World.SECRET, Code.TOKEN, "", "MOSIP_CLIENT_SECRET"),
        Arguments.of(World.CLIENT, Code.TOKEN, "", "`nobody`"),
        Arguments.of(World.CLIENT, Code.PARTNER_ID, "", "MOSIP_PARTNER_ID"),
        Arguments.of(World.REALM, Code.TOKEN, "", "MOSIP_TOKEN_URL"),
        Arguments.of(World.AHEAD, Code.CLOCK, "", "ahead"),
        Arguments.of(World.BEHIND, Code.CLOCK, "", "behind"),
        Arguments.of(World.HOURS_AHEAD, Code.CLOCK, "", "grace.period"),
        Arguments.of(World.HOURS_AHEAD, Code.STATUS, "", "clock"),
        Arguments.of(World.NOBODY, Code.WORKFLOW_MANAGER, "", "MOSIP_WORKFLOWMANAGER_URL"),
        Arguments.of(World.NOBODY, Code.PROCESS, "CRVS_OTHER", "KER-PUT-006"),
        Arguments.of(World.NOBODY, Code.SCHEMA, "9.9", "country.mosip.schema-version"),
        Arguments.of(World.NOBODY, Code.CENTRE, "19999", "DEMO01"),
        Arguments.of(World.NOBODY, Code.MACHINE, "19999", "DEMO02"),
        Arguments.of(World.NOBODY, Code.OFFICER, "nobody", "DEMO01"),
        Arguments.of(World.NOBODY, Code.PARTNER_KEY, "", "MOSIP_PARTNER_KEYSTORE_PASSWORD"),
        Arguments.of(World.NOBODY, Code.CALLBACK, "", "MOSIP_CALLBACK_BASE_URL"),
        Arguments.of(World.NOBODY, Code.IDENTIFIER, "", "PSUT"),
        Arguments.of(World.SOMEBODY_ELSE, Code.PROCESS, "CRVS_NEW", "provider.packetwriter"),
        Arguments.of(World.CLOSED_CENTRE, Code.CENTRE, "10003", "not active"),
        Arguments.of(World.SOMEBODY_ELSE, Code.MACHINE, "10001", "10002"),
        Arguments.of(World.SOMEBODY_ELSE, Code.OFFICER, "retired-officer", "not active"),
        Arguments.of(
            World.SOMEBODY_ELSE, Code.MAPPING, "10002/10001/crvs-officer", "usercentermapping"));
  }

  @Test
  void withoutATokenNothingElseIsAskedOfMosip() {
    List<Line> lines = World.SECRET.lines();
    is(lines, Code.PACKET_MANAGER, State.UNKNOWN, "token");
    is(lines, Code.CENTRE, State.UNKNOWN, "token");
    is(lines, Code.PARTNER_KEY, State.OK);
    assertThat(lines).extracting(Line::code).containsExactly(Code.values());
  }

  @Test
  void whatIsNotSetIsNotGrantedAndNamesItsSetting() {
    List<Line> lines =
        linesWith("--MOSIP_STATUS_URL=", "--MOSIP_TRANSACTION_URL=", "--MOSIP_MASTERDATA_URL=");
    is(lines, Code.STATUS, State.NOT_GRANTED, "MOSIP_STATUS_URL");
    is(lines, Code.TRANSACTION, State.NOT_GRANTED, "MOSIP_TRANSACTION_URL");
    for (Code code : List.of(Code.SCHEMA, Code.CENTRE, Code.MACHINE, Code.OFFICER, Code.MAPPING)) {
      is(lines, code, State.NOT_GRANTED, "MOSIP_MASTERDATA_URL");
    }
  }

  @Test
  void aSchemaThatDiffersFromMosipsNamesTheFields() throws Exception {
    String ours =
        new ClassPathResource("country/id-schema.json").getContentAsString(StandardCharsets.UTF_8);
    var altered = new ByteArrayResource(ours.replace("\"phone\"", "\"telephone\"").getBytes());
    try (var rig = new PreflightRig(PORT, data)) {
      var schema =
          new SchemaPrerequisites(
              rig.context.getBean(MasterData.class),
              rig.context.getBean(Country.class),
              rig.context.getBean(ObjectMapper.class),
              altered);
      is(schema.checks().get(Code.SCHEMA).lines(), Code.SCHEMA, State.WRONG, "phone, telephone");
    }
  }

  private static List<Line> linesOf(Path folder, String grant) {
    int port = PreflightRig.freePort();
    try (var other = PreflightRig.simulator(port, folder, grant);
        var rig = new PreflightRig(port, folder)) {
      assertThat(other.isRunning()).isTrue();
      return rig.run();
    }
  }

  @Test
  void aClientThatIsNoAllowedAudienceIsTold(@TempDir Path folder) {
    List<Line> lines = linesOf(folder, "--SIMULATOR_AUDIENCES=another");
    is(lines, Code.TOKEN, State.OK);
    for (Code code :
        List.of(Code.PACKET_MANAGER, Code.WORKFLOW_MANAGER, Code.STATUS, Code.TRANSACTION)) {
      is(lines, code, State.WRONG, "mosip-crvs1-client", "auth.server.admin.allowed.audience");
    }
    is(lines, Code.CENTRE, State.NOT_GRANTED, "auth.server.admin.allowed.audience");
    is(lines, Code.PROCESS, State.UNKNOWN, "PACKET_MANAGER");
    is(lines, Code.CLOCK, State.UNKNOWN, "PACKET_MANAGER");
  }

  @Test
  void theRoleForPacketsIsMissedWhereItIsMissing(@TempDir Path folder) {
    List<Line> lines = linesOf(folder, "--SIMULATOR_CLIENT_ROLES=RESIDENT");
    is(lines, Code.PACKET_MANAGER, State.WRONG, "mosip.role.commons-packet.putcreatepacket");
    is(lines, Code.PACKET_INFO, State.NOT_GRANTED, "REGISTRATION_PROCESSOR");
    is(lines, Code.WORKFLOW_MANAGER, State.WRONG, "ONLINE_REGISTRATION_CLIENT");
    is(lines, Code.MAPPING, State.NOT_GRANTED, "REGISTRATION_PROCESSOR");
    is(lines, Code.STATUS, State.OK);
    is(lines, Code.TRANSACTION, State.OK);
    is(lines, Code.CENTRE, State.OK);
  }

  @Test
  void theRolesForTrackingAreMissedWhereTheyAreMissing(@TempDir Path folder) {
    List<Line> lines = linesOf(folder, "--SIMULATOR_CLIENT_ROLES=ONLINE_REGISTRATION_CLIENT");
    is(lines, Code.PACKET_MANAGER, State.OK);
    is(lines, Code.PROCESS, State.OK);
    is(lines, Code.WORKFLOW_MANAGER, State.OK);
    is(lines, Code.PACKET_INFO, State.NOT_GRANTED, "mosip.role.commons-packet");
    is(lines, Code.STATUS, State.WRONG, "mosip.role.registration.getPostexternalstatussearch");
    is(lines, Code.TRANSACTION, State.WRONG, "mosip.role.registration.getsearchrid");
    is(lines, Code.SCHEMA, State.NOT_GRANTED, "mosip.role.admin.masterdata");
  }

  @Test
  void itBeginsAfterTheStartAndAsksAgainUntilMosipIsThere(@TempDir Path folder) {
    int port = PreflightRig.freePort();
    try (var rig = new PreflightRig(port, folder)) {
      var runs =
          new PreflightRuns(
              rig.preflight(),
              rig.context.getBean(PreflightLog.class),
              Duration.ofMillis(200),
              InstantSource.system());
      runs.runIfDue();
      assertThat(rig.preflight().lines()).isEmpty();
      runs.start();
      runs.runIfDue();
      is(rig.preflight().lines(), Code.TOKEN, State.UNKNOWN);
      try (var late = PreflightRig.simulator(port, folder)) {
        assertThat(late.isRunning()).isTrue();
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> {
                  runs.runIfDue();
                  return rig.preflight().lines().stream().allMatch(one -> one.state() == State.OK);
                });
      }
    }
  }
}
