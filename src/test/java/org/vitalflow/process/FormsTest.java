package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The form files, the classes that fill them, the models that name them and their French. */
class FormsTest {
  private static final Path FOLDER = Path.of("forms");
  private static final Pattern VALUE = Pattern.compile("\\{\\{[^}]*}}");
  private static final Map<String, TaskForm> BROUGHT = brought();

  static List<FormFile> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".form"))
          .sorted()
          .map(FormsTest::read)
          .toList();
    }
  }

  @Test
  void aFileIsNamedAfterItsKey() throws IOException {
    for (FormFile form : files()) {
      assertThat(FOLDER.resolve(form.key() + ".form")).exists();
    }
  }

  @Test
  void everyFormHasItsClassAndEveryClassItsForm() throws IOException {
    assertThat(files().stream().map(FormFile::key))
        .containsExactlyInAnyOrderElementsOf(BROUGHT.keySet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatAFormSendsBackIsWhatItWritesAndDecides(FormFile form) {
    TaskForm brought = BROUGHT.get(form.key());
    var expected = new HashSet<>(brought.writes());
    expected.addAll(brought.decides());
    assertThat(form.inputs()).as(form.key()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(Collections.disjoint(brought.writes(), brought.decides())).as(form.key()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("files")
  void noTextRendersWhatAFieldTakesIn(FormFile form) {
    assertThat(form.rendered()).as(form.key()).doesNotContainAnyElementsOf(form.inputs());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFormLeadsToTheCasePageButThatOfThoseWhoSeeNoNames(FormFile form) {
    assertThat(
            new String(form.bytes(), StandardCharsets.UTF_8).contains("](/desk/cases/{{eventId}})"))
        .as(form.key())
        .isEqualTo(!form.key().equals("code-cause"));
  }

  @Test
  void everyTextHasItsFrenchAndNoFrenchIsLeftOver() throws IOException {
    var english = new TreeMap<String, String>();
    for (FormFile form : files()) {
      form.reword(
          (name, text) -> {
            english.put(name, text);
            return text;
          });
    }
    Properties french = french();
    assertThat(french.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.keySet());
    english.forEach(
        (name, text) -> {
          assertThat(french.getProperty(name)).as(name).isNotBlank();
          assertThat(values(french.getProperty(name))).as(name).isEqualTo(values(text));
        });
  }

  @Test
  void everyFormAModelNamesIsThereAndBoundToItsDeployment() throws IOException {
    var named = new TreeSet<String>();
    try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        String text = Files.readString(model);
        Pattern.compile("camunda:formRef=\"([^\"]+)\"( camunda:formRefBinding=\"deployment\")?")
            .matcher(text)
            .results()
            .forEach(
                ref -> {
                  named.add(ref.group(1));
                  assertThat(ref.group(2)).as(ref.group(1)).isNotNull();
                });
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(BROUGHT.keySet());
  }

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Properties french() throws IOException {
    var words = new Properties();
    words.load(Files.newBufferedReader(FOLDER.resolve("labels_fr.properties")));
    return words;
  }

  private static FormFile read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return FormFile.read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of each class, without what it would ask: its key and its sets are all that is wanted. */
  private static Map<String, TaskForm> brought() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(TaskForm.class));
    return scanner.findCandidateComponents("org.vitalflow").stream()
        .map(found -> form(String.valueOf(found.getBeanClassName())))
        .collect(Collectors.toMap(TaskForm::key, form -> form));
  }

  private static TaskForm form(String name) {
    try {
      var constructor = Class.forName(name).getDeclaredConstructors()[0];
      Object[] nothing = new Object[constructor.getParameterCount()];
      constructor.setAccessible(true);
      return (TaskForm) constructor.newInstance(nothing);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name, e);
    }
  }
}
