package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables that an office's analyst may change, as shipped. The cases of {@code bpmn/<key>.dmn}
 * stand in {@code src/test/resources/decisions/<key>.csv}: in the first line the table's inputs by
 * their expressions, the word {@code rule} and the outputs by their names; in each line after it
 * one case, with the id of the rule that decides it. An empty cell is an empty text, or an unknown
 * number or flag, a line that begins with {@code #} is for the reader, and no value holds a comma.
 */
class DecisionsTest {
  private static final Path TABLES = Path.of("bpmn");
  private static final Path CASES = Path.of("src/test/resources/decisions");
  private static final List<String> HITS = new ArrayList<>();
  private static final DmnEngine ENGINE = engine();
  private static final Map<String, DmnDecision> PARSED = new HashMap<>();

  /** One line of a file of cases. */
  record Case(String table, Map<String, String> given, String rule, Map<String, String> answer) {
    @Override
    public String toString() {
      String facts =
          given.entrySet().stream()
              .filter(fact -> !fact.getValue().isEmpty())
              .map(fact -> fact.getKey() + "=" + fact.getValue())
              .collect(Collectors.joining(" "));
      return table + ": " + facts + " is " + String.join(" ", answer.values());
    }
  }

  private static DmnEngine engine() {
    var configuration = new DefaultDmnEngineConfiguration();
    DmnDecisionTableEvaluationListener hits =
        evaluation -> evaluation.getMatchingRules().forEach(rule -> HITS.add(rule.getId()));
    configuration.setCustomPostDecisionTableEvaluationListeners(List.of(hits));
    return configuration.buildEngine();
  }

  static Stream<Case> cases() {
    return keys(CASES, ".csv").flatMap(DecisionsTest::casesOf);
  }

  static Stream<String> tables() {
    return keys(TABLES, ".dmn");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theRuleDecides(Case one) {
    HITS.clear();
    var result = ENGINE.evaluateDecisionTable(parsed(one.table()), facts(one));
    assertThat(HITS).containsExactly(one.rule());
    Map<String, String> answer = new TreeMap<>();
    result
        .getSingleResult()
        .getEntryMap()
        .forEach((name, value) -> answer.put(name, String.valueOf(value)));
    assertThat(answer).isEqualTo(new TreeMap<>(one.answer()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void everyRuleOfATableIsTheOneThatDecidesSomeCase(String table) {
    Set<String> rules = new TreeSet<>();
    Dmn.readModelFromFile(TABLES.resolve(table + ".dmn").toFile())
        .getModelElementsByType(Rule.class)
        .forEach(rule -> rules.add(rule.getId()));
    Set<String> deciding = new TreeSet<>();
    casesOf(table).forEach(one -> deciding.add(one.rule()));
    assertThat(deciding).isEqualTo(rules);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void everyRuleSaysInWordsWhatItIsFor(String table) {
    assertThat(
            Dmn.readModelFromFile(TABLES.resolve(table + ".dmn").toFile())
                .getModelElementsByType(Rule.class))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.getDescription().getTextContent()).as(rule.getId()).isNotBlank());
  }

  @Test
  void everyFileOfCasesIsOfATable() {
    assertThat(keys(CASES, ".csv")).containsExactlyInAnyOrderElementsOf(tables().toList());
  }

  private static Map<String, Object> facts(Case one) {
    var facts = new HashMap<String, Object>();
    for (InputExpression input :
        Dmn.readModelFromFile(TABLES.resolve(one.table() + ".dmn").toFile())
            .getModelElementsByType(InputExpression.class)) {
      String name = input.getText().getTextContent();
      assertThat(one.given()).as("the inputs of " + one.table()).containsKey(name);
      facts.put(name, typed(one.given().get(name), input.getTypeRef()));
    }
    return facts;
  }

  private static Object typed(String text, String type) {
    if (text.isEmpty()) {
      return type.equals("string") ? "" : null;
    }
    return switch (type) {
      case "boolean" -> Boolean.valueOf(text);
      case "integer", "long" -> Long.valueOf(text);
      case "double" -> Double.valueOf(text);
      default -> text;
    };
  }

  private static Stream<Case> casesOf(String table) {
    List<List<String>> lines =
        read(CASES.resolve(table + ".csv")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split(",", -1)).map(String::strip).toList())
            .toList();
    List<String> head = lines.get(0);
    int rule = head.indexOf("rule");
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              assertThat(line).as(table + ".csv").hasSameSizeAs(head);
              return new Case(
                  table,
                  part(head, line, 0, rule),
                  line.get(rule),
                  part(head, line, rule + 1, head.size()));
            });
  }

  private static Map<String, String> part(List<String> head, List<String> line, int from, int to) {
    var part = new TreeMap<String, String>();
    for (int i = from; i < to; i++) {
      part.put(head.get(i), line.get(i));
    }
    return part;
  }

  private static DmnDecision parsed(String table) {
    return PARSED.computeIfAbsent(
        table,
        key -> {
          try (InputStream file = Files.newInputStream(TABLES.resolve(key + ".dmn"))) {
            return ENGINE.parseDecision(key, file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> keys(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
