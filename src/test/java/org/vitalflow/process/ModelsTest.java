package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** A country changes a threshold by a file of its own. */
class ModelsTest {
  private static final Resource[] SHIPPED = {
    new FileSystemResource("bpmn/timeliness.dmn"), new FileSystemResource("bpmn/handling.dmn")
  };

  @TempDir Path folder;

  @Test
  void withAnOwnTableABirthOf31DaysIsInTime() throws IOException {
    String own = Files.readString(Path.of("bpmn/timeliness.dmn")).replace("&lt;= 30", "&lt;= 60");
    Files.writeString(folder.resolve("timeliness.dmn"), own);
    Resource[] deployed = new Models(folder.toString()).deployed(SHIPPED);
    assertThat(timeliness(deployed[0])).isEqualTo("ON_TIME");
    assertThat(timeliness(SHIPPED[0])).isEqualTo("LATE");
    assertThat(deployed[1]).isSameAs(SHIPPED[1]);
  }

  @Test
  void aFileThatStandsForNoModelStopsTheStart() throws IOException {
    Files.writeString(folder.resolve("timelyness.dmn"), "");
    assertThatThrownBy(() -> new Models(folder.toString()).deployed(SHIPPED))
        .hasMessageContaining("timelyness.dmn");
  }

  @Test
  void withoutAFolderTheShippedModelsAreDeployed() {
    assertThat(new Models("").deployed(SHIPPED)).isEqualTo(SHIPPED);
  }

  private static String timeliness(Resource table) throws IOException {
    var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try (InputStream text = table.getInputStream()) {
      return engine
          .evaluateDecisionTable(
              engine.parseDecision("timeliness", text),
              Map.of("eventType", "birth", "eventAgeDays", 31L))
          .getSingleEntry();
    }
  }
}
