package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's jar from the command line. */
@Tag("proof")
class LoneJarIT {
  @TempDir Path folder;

  @Test
  void itRunsWhereItIsToldAndASecondOneInItsFolderOrOnItsPortIsRefusedInOneLine() throws Exception {
    try (var jar = new LoneJar(folder, "--SIMULATOR_PROCESSING_MILLIS=100")) {
      var caller = jar.caller();
      String rid = caller.sendBirth();
      Awaitility.await().until(() -> caller.outcomeOf(rid).equals("PROCESSED"));
      assertThat(folder.resolve("data").resolve(Journal.FILE)).isNotEmptyFile();
      Awaitility.await()
          .until(
              () ->
                  jar.output()
                      .contains("http://localhost:%d/simulator/health".formatted(jar.port)));
      assertThat(jar.output()).contains("http://localhost:%d/".formatted(jar.port));

      LoneJar.Ended second =
          LoneJar.run(
              folder, "--port=" + RunningSimulator.freePort(), folder.resolve("data").toString());
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.output().lines())
          .singleElement()
          .asString()
          .contains("Another simulator uses the folder " + folder.resolve("data"));
    }
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      LoneJar.Ended ended = LoneJar.run(folder, "--memory", "--port=" + taken.getLocalPort());
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.output().lines())
          .singleElement()
          .asString()
          .contains("Port " + taken.getLocalPort());
    }
  }

  @Test
  void helpNamesEveryOptionAndSetting() throws Exception {
    LoneJar.Ended ended = LoneJar.run(folder, "--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.output())
        .contains("--port", "--folder", "--address", "--memory", "-Xmx192m")
        .contains("SIMULATOR_PROCESSING_MILLIS=2000", "SIMULATOR_CLIENT_ROLES");
    assertThat(ended.output().lines()).hasSizeLessThan(30);
  }

  @Test
  void anUnknownOptionIsRefusedInOneLine() throws Exception {
    LoneJar.Ended ended = LoneJar.run(folder, "--prot=8090");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output().lines()).singleElement().asString().contains("--prot", "--help");
  }
}
