package org.vitalflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.web.util.HtmlUtils;

/**
 * People who work off whatever Tasklist offers them, over HTTP alone, at whichever node is there;
 * when it is killed under their hands they log in again and go on. What they say stands in the
 * script of the case, or is the usual.
 */
final class Workforce implements AutoCloseable {
  private static final String TASKS = "/camunda/api/engine/engine/default/task";
  private static final int HANDS = 30;
  private static final long PAUSE_MILLIS = 1000;

  /** What is said at a step; the last of a script's answers is given again and again. */
  record Script(Map<String, List<Map<String, Object>>> answers) {}

  private final Supplier<Optional<String>> base;
  private final Map<String, Map<String, Object>> usual;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> tasksOf = new HashMap<>();
  private final Set<String> underHand = ConcurrentHashMap.newKeySet();
  private final Map<String, Visitor> loggedIn = new ConcurrentHashMap<>();
  private final ScheduledExecutorService eyes;
  private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);

  /**
   * They begin at once.
   *
   * @param base where a node is reached now, if one is
   * @param usual by step, what is said where the case's script says nothing
   */
  Workforce(
      Supplier<Optional<String>> base, Set<String> people, Map<String, Map<String, Object>> usual) {
    this.base = base;
    this.usual = new ConcurrentHashMap<>(usual);
    eyes = Executors.newScheduledThreadPool(people.size());
    people.forEach(
        person ->
            eyes.scheduleWithFixedDelay(
                () -> look(person), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Says what is to be said in a case, by step and in the order of its tasks. */
  void script(String trackingCode, Map<String, List<Map<String, Object>>> answers) {
    scripts.put(trackingCode, new Script(answers));
  }

  /** From now on this is said at a step where the case's script says nothing. */
  void usually(String step, Map<String, Object> answer) {
    usual.put(step, answer);
  }

  private void look(String person) {
    Optional<String> node = base.get();
    if (node.isEmpty()) {
      return;
    }
    try {
      HttpResponse<String> offered = visitor(person, node.get()).get(TASKS + "?maxResults=200");
      if (offered.statusCode() != 200) {
        throw new IllegalStateException("They must log in again");
      }
      for (JsonNode task : Town.tree(offered)) {
        String id = task.path("id").asText();
        if (underHand.add(id)) {
          hands.execute(() -> work(person, node.get(), task));
        }
      }
    } catch (RuntimeException e) {
      loggedIn.remove(person + node.get());
    }
  }

  private Visitor visitor(String person, String node) {
    return loggedIn.computeIfAbsent(
        person + node,
        key -> {
          var visitor = new Visitor(node);
          visitor.logIn(person, person);
          visitor.get("/camunda/api/admin/auth/user/default");
          return visitor;
        });
  }

  private void work(String person, String node, JsonNode task) {
    String id = task.path("id").asText();
    try {
      answer(task).ifPresent(said -> submit(visitor(person, node), person, task, said));
    } catch (RuntimeException e) {
      loggedIn.remove(person + node);
    } finally {
      underHand.remove(id);
    }
  }

  /** The answer for this task: the first task of a step in a case gets the first, and so on. */
  private synchronized Optional<Map<String, Object>> answer(JsonNode task) {
    String step = task.path("taskDefinitionKey").asText();
    String[] name = task.path("name").asText().split(" · ");
    String code = name.length > 1 ? name[1] : "";
    Script script = scripts.get(code);
    if (script == null) {
      return Optional.empty();
    }
    List<Map<String, Object>> answers =
        script
            .answers()
            .getOrDefault(step, usual.containsKey(step) ? List.of(usual.get(step)) : List.of());
    List<String> tasks = tasksOf.computeIfAbsent(code + step, key -> new ArrayList<>());
    if (!tasks.contains(task.path("id").asText())) {
      tasks.add(task.path("id").asText());
    }
    int turn = tasks.indexOf(task.path("id").asText());
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(answers.get(Math.min(turn, answers.size() - 1)));
  }

  private void submit(Visitor visitor, String person, JsonNode task, Map<String, Object> said) {
    String path = TASKS + "/" + task.path("id").asText();
    if (task.path("assignee").isNull()) {
      visitor.claim(task.path("id").asText(), person);
    }
    Map<String, Object> fields = new HashMap<>();
    Town.tree(visitor.get(path + "/form-variables"))
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), plain(entry.getValue().path("value"))));
    fields.put("version", fields.get("recordVersion"));
    fields.putAll(said);
    ObjectNode body = Town.JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    for (JsonNode component : Town.tree(visitor.get(path + "/deployed-form")).path("components")) {
      String key = component.path("key").asText();
      if (fields.get(key) != null) {
        variables.putObject(key).putPOJO("value", fields.get(key));
      }
    }
    // what is refused stays where it is, and is done again
    visitor.call("POST", path + "/submit-form", body.toString());
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isNumber() ? value.asInt() : HtmlUtils.htmlUnescape(value.asText());
  }

  @Override
  public void close() {
    eyes.shutdownNow();
    hands.shutdownNow();
  }
}
