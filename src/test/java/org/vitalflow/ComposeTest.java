package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file, its realm and its list of variables fit what the two jars ask for. */
class ComposeTest {
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[^}]*)?}");
  private static final Pattern PINNED =
      Pattern.compile("[^:@]+:[0-9]+(\\.[0-9]+)*([-_.][\\w.-]+)?");
  private static final Set<String> OF_THE_SERVERS =
      Set.of("SERVER_PORT", "SIMULATOR_PORT", "SIMULATOR_ADDRESS");

  private final Map<String, Map<String, Object>> services = services();

  @Test
  void everyVariableThatIsSetIsAsked() throws IOException {
    assertThat(environment("orchestrator").keySet())
        .isSubsetOf(with(OF_THE_SERVERS, placeholders("application.yml")));
    assertThat(environment("simulator").keySet())
        .isSubsetOf(with(OF_THE_SERVERS, placeholders("simulator.yml")));
  }

  @Test
  void everyVariableThatIsRequiredIsSet() throws IOException {
    Set<String> required = new TreeSet<>();
    PLACEHOLDER
        .matcher(Files.readString(RESOURCES.resolve("application.yml")))
        .results()
        .filter(placeholder -> placeholder.group(2) == null)
        .forEach(placeholder -> required.add(placeholder.group(1)));
    assertThat(required).contains("VITALFLOW_KEYSET", "MOSIP_HUB_URL");
    assertThat(environment("orchestrator").keySet()).containsAll(required);
  }

  @Test
  void imagesArePinned() throws IOException {
    services.forEach(
        (name, service) -> {
          if (!service.containsKey("build")) {
            assertThat(String.valueOf(service.get("image"))).as(name).matches(PINNED);
          }
        });
    List<String> bases =
        Files.readAllLines(Path.of("docker", "Dockerfile")).stream()
            .filter(line -> line.startsWith("FROM "))
            .map(line -> line.substring("FROM ".length()))
            .toList();
    assertThat(bases).isNotEmpty().allSatisfy(base -> assertThat(base).matches(PINNED));
  }

  @Test
  void eachServiceHasAHealthCheck() {
    assertThat(services.keySet())
        .containsExactlyInAnyOrder("postgres", "keycloak", "orchestrator", "simulator");
    services.forEach((name, service) -> assertThat(service).as(name).containsKey("healthcheck"));
  }

  @Test
  void secretsAreNeverWrittenDown() {
    int secrets = 0;
    for (String service : services.keySet()) {
      for (Map.Entry<String, String> setting : environment(service).entrySet()) {
        if (setting.getKey().matches(".*(SECRET|PASSWORD|KEYSET)")) {
          assertThat(setting.getValue())
              .as(service + " " + setting.getKey())
              .matches("\\$\\{[A-Z_]+:\\?}");
          secrets++;
        }
      }
    }
    assertThat(secrets).isGreaterThan(8);
  }

  @Test
  void theExampleNamesEachRequiredVariableWithoutAValue() throws IOException {
    Set<String> required =
        Pattern.compile("\\$\\{([A-Z_]+):\\?}")
            .matcher(Files.readString(Path.of("docker-compose.yml")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    List<String> named =
        Files.readAllLines(Path.of("docker", "example.env")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(required.stream().map(name -> name + "=").toList());
  }

  @Test
  void theRealmHasThePeopleOfTheQuickStartInTheirOffices() throws IOException {
    Map<String, Object> quickStart =
        new Yaml().load(Files.readString(RESOURCES.resolve("application-quickstart.yml")));
    Map<String, String> people = new TreeMap<>();
    map(quickStart.get("vitalflow.people"))
        .forEach(
            (name, person) ->
                people.put(name, map(person).get("role") + " " + map(person).get("office")));
    Map<String, String> inRealm = new TreeMap<>();
    for (JsonNode user : realm().path("users")) {
      if (!user.has("serviceAccountClientId")) {
        inRealm.put(
            user.path("username").asText(),
            user.at("/realmRoles/0").asText() + " " + user.at("/attributes/office/0").asText());
      }
    }
    assertThat(people).hasSize(10);
    assertThat(inRealm).isEqualTo(people);
  }

  @Test
  void theRealmHasTheClientsOfTheQuickStartWithTheirRoles() throws IOException {
    Map<String, Set<String>> roles = new TreeMap<>();
    for (JsonNode user : realm().path("users")) {
      if (user.has("serviceAccountClientId")) {
        roles.put(
            user.path("serviceAccountClientId").asText(),
            StreamSupport.stream(user.path("realmRoles").spliterator(), false)
                .map(JsonNode::asText)
                .filter(role -> role.startsWith("CRVS_"))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertThat(roles).containsOnlyKeys("crvs-demo", "crvs-clinic", "ops-demo");
    assertThat(roles.get("crvs-clinic"))
        .containsExactly("CRVS_BIRTH_REGISTRATION_ROLE", "CRVS_DEATH_REGISTRATION_ROLE");
    assertThat(roles.get("ops-demo")).containsExactly("CRVS_OPERATIONS_ROLE");
    assertThat(roles.get("crvs-demo")).hasSize(8);
    Set<String> known = new HashSet<>();
    realm().at("/roles/realm").forEach(role -> known.add(role.path("name").asText()));
    roles.values().forEach(of -> assertThat(known).containsAll(of));
    for (JsonNode client : realm().path("clients")) {
      assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
    }
  }

  private static JsonNode realm() throws IOException {
    return new ObjectMapper().readTree(Path.of("docker", "realm.json").toFile());
  }

  private static Set<String> placeholders(String file) throws IOException {
    return PLACEHOLDER
        .matcher(Files.readString(RESOURCES.resolve(file)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> with(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    map(services.get(service).get("environment"))
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return environment;
  }

  private static Map<String, Map<String, Object>> services() {
    try {
      Map<String, Object> compose =
          new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
      Map<String, Map<String, Object>> services = new TreeMap<>();
      map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
      return services;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
