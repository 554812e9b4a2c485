package org.vitalflow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree is the road: these are the only arrows between its stages. */
@AnalyzeClasses(packages = "org.vitalflow", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
  private static final String ROOT = "org.vitalflow";

  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "intake", Set.of("registry", "process"),
          "registry", Set.of(),
          "process", Set.of("registry"),
          "packet", Set.of("registry", "process", "mosip"),
          "mosip", Set.of(),
          "websub", Set.of("packet", "process", "mosip"),
          "certificate", Set.of("registry", "process"),
          "crvs", Set.of("registry", "process"),
          "desk",
              Set.of(
                  "intake",
                  "registry",
                  "process",
                  "packet",
                  "mosip",
                  "websub",
                  "certificate",
                  "crvs"),
          "platform", Set.of());

  @ArchTest
  static final ArchRule stagesFormNoCycle =
      slices().matching("org.vitalflow.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule intakeUsesOnlyRegistryAndProcess = arrowsFrom("intake");

  @ArchTest static final ArchRule registryUsesNoOtherStage = arrowsFrom("registry");
  @ArchTest static final ArchRule processUsesOnlyRegistry = arrowsFrom("process");
  @ArchTest static final ArchRule packetUsesRegistryProcessAndMosip = arrowsFrom("packet");
  @ArchTest static final ArchRule mosipUsesNoOtherStage = arrowsFrom("mosip");
  @ArchTest static final ArchRule websubUsesPacketProcessAndMosip = arrowsFrom("websub");
  @ArchTest static final ArchRule certificateUsesRegistryAndProcess = arrowsFrom("certificate");
  @ArchTest static final ArchRule crvsUsesRegistryAndProcess = arrowsFrom("crvs");
  @ArchTest static final ArchRule platformUsesNoStage = arrowsFrom("platform");

  @ArchTest
  static final ArchRule theSimulatorSharesNothingWithTheProduct =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".simulator..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".simulator.."))));

  @ArchTest
  static final ArchRule onlyTheQuickStartKnowsTheSimulator =
      noClasses()
          .that(
              resideInAPackage(ROOT + "..")
                  .and(not(resideInAPackage(ROOT + ".simulator..")))
                  .and(not(partOf("QuickStart"))))
          .should()
          .dependOnClassesThat(resideInAPackage(ROOT + ".simulator..").or(partOf("QuickStart")));

  @ArchTest
  static final ArchRule onlyProcessPlatformAndDelegatesKnowTheEngine =
      noClasses()
          .that(
              not(resideInAPackage(ROOT + ".process.."))
                  .and(not(resideInAPackage(ROOT + ".platform..")))
                  .and(not(simpleNameEndingWith("Delegate"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule onlyMosipAndCrvsKnowFeign =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".mosip..", ROOT + ".crvs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("feign..", "org.springframework.cloud.openfeign..");

  @ArchTest
  static final ArchRule delegatesAreNotPublic =
      classes().that().haveSimpleNameEndingWith("Delegate").should().notBePublic();

  @ArchTest
  static final ArchRule stagesAreOneLevelDeep =
      classes()
          .that(not(resideInAPackage(ROOT + ".simulator..")))
          .should()
          .resideInAnyPackage(ROOT, ROOT + ".*");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".simulator..", ROOT)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");

  @Test
  void delegatesStayUnderTwentyFiveLinesOfBody() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> long_ =
          sources
              .filter(path -> path.getFileName().toString().endsWith("Delegate.java"))
              .filter(path -> bodyLines(path) > 25)
              .map(path -> path.getFileName().toString())
              .collect(Collectors.toList());
      assertThat(long_).isEmpty();
    }
  }

  private static long bodyLines(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines
          .dropWhile(line -> !line.contains("class "))
          .filter(line -> !line.isBlank())
          .count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ArchRule arrowsFrom(String stage) {
    Set<String> allowed = ARROWS.get(stage);
    String[] forbidden =
        Stream.of(
                "intake",
                "registry",
                "process",
                "packet",
                "mosip",
                "websub",
                "certificate",
                "crvs",
                "desk",
                "simulator")
            .filter(other -> !other.equals(stage) && !allowed.contains(other))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }

  private static DescribedPredicate<JavaClass> partOf(String type) {
    return DescribedPredicate.describe(
        "part of " + type, other -> other.getName().startsWith(ROOT + "." + type));
  }
}
