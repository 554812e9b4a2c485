package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** The hand-kept document names what the running simulator has, and nothing else. */
class OpenApiDocumentIT {
  private static final String REALM = TokenConfiguration.REALM;
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Pattern CODE =
      Pattern.compile("\"((?:KER|RPR|IDR|DAT)-[A-Z]+-[A-Z0-9-]+)\"");

  /** Filters answer these, no controller. */
  private static final Set<String> OF_THE_REALM =
      Set.of(
          "POST " + REALM + "/protocol/openid-connect/token",
          "GET " + REALM + "/protocol/openid-connect/certs",
          "GET " + REALM + "/.well-known/openid-configuration");

  @TempDir static Path folder;
  private static ConfigurableApplicationContext context;
  private static RunningSimulator simulator;
  private static String text;
  private static Map<String, Object> document;

  @BeforeAll
  static void start() throws Exception {
    int port = RunningSimulator.freePort();
    context = Simulator.start(port, folder);
    simulator = RunningSimulator.elsewhere(port);
    HttpResponse<String> answer = simulator.send(simulator.to("/openapi.yaml"));
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
    text = answer.body();
    document = new Yaml().load(text);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void eachPathAndMethodIsInTheDocumentAndEachOfTheDocumentIsThere() {
    Set<String> documented = documented();
    assertThat(documented).containsAll(OF_THE_REALM);
    documented.removeAll(OF_THE_REALM);
    assertThat(documented).isEqualTo(mapped());
  }

  @Test
  void whatFiltersAnswerIsThere() throws Exception {
    for (String one : OF_THE_REALM) {
      String path = one.substring(one.indexOf(' ') + 1);
      int status =
          one.startsWith("GET")
              ? simulator.send(simulator.to(path)).statusCode()
              : simulator
                  .token(Client.MOSIP_PARTNER, Client.MOSIP_PARTNER + "-secret")
                  .statusCode();
      assertThat(status).as(one).isEqualTo(200);
    }
  }

  @Test
  void eachReferenceLeadsSomewhereAndEachOperationHasANameOfItsOwn() {
    walk(
        document,
        node -> {
          if (node.get("$ref") instanceof String reference) {
            Object target = document;
            for (String step : reference.substring(2).split("/")) {
              target = ((Map<?, ?>) target).get(step);
              assertThat(target).as(reference).isNotNull();
            }
          }
        });
    List<String> names =
        operations()
            .map(operation -> ((Map<?, ?>) operation.getValue()).get("operationId"))
            .map(String::valueOf)
            .toList();
    assertThat(names).doesNotContain("null").doesNotHaveDuplicates();
  }

  @Test
  void eachErrorCodeOfTheSimulatorIsInTheDocument() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/vitalflow/simulator"))) {
      for (Path source : sources.toList()) {
        CODE.matcher(Files.readString(source))
            .results()
            .map(result -> result.group(1))
            .forEach(codes::add);
      }
    }
    assertThat(codes).hasSizeGreaterThan(30).allMatch(text::contains);
  }

  @Test
  void eachEffectAndPlaceIsInTheDocument() {
    Map<?, ?> fault = (Map<?, ?>) at("components", "schemas", "Fault", "properties");
    Map<?, ?> effect = (Map<?, ?>) fault.get("effect");
    Map<?, ?> place = (Map<?, ?>) fault.get("at");
    assertThat((List<?>) effect.get("enum"))
        .map(String::valueOf)
        .containsAll(Stream.of(Effect.values()).map(Effect::name).toList());
    assertThat((List<?>) place.get("enum"))
        .map(String::valueOf)
        .containsExactlyElementsOf(Stream.of(Place.values()).map(Place::word).toList());
  }

  private static Object at(String... steps) {
    Object target = document;
    for (String step : steps) {
      target = ((Map<?, ?>) target).get(step);
    }
    return target;
  }

  private static Stream<Map.Entry<String, Object>> operations() {
    Map<?, ?> paths = (Map<?, ?>) document.get("paths");
    return paths.entrySet().stream()
        .flatMap(
            path ->
                ((Map<?, ?>) path.getValue())
                    .entrySet().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(
                            entry ->
                                Map.entry(
                                    String.valueOf(entry.getKey()).toUpperCase(Locale.ROOT)
                                        + " "
                                        + nameless(String.valueOf(path.getKey())),
                                    (Object) entry.getValue())));
  }

  private static Set<String> documented() {
    return operations().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> mapped() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(
            mapping ->
                mapping.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            mapping.getPatternValues().stream()
                                .map(path -> method + " " + nameless(path))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stands in the braces is the reader's affair. */
  private static String nameless(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  private static void walk(Object node, Consumer<Map<?, ?>> visitor) {
    if (node instanceof Map<?, ?> map) {
      visitor.accept(map);
      map.values().forEach(value -> walk(value, visitor));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> walk(value, visitor));
    }
  }
}
