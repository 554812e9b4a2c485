package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.util.HtmlUtils;

/** People at their tasks, by the calls that Tasklist makes. */
final class TaskDesk {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";

  private final Town town = RunningTown.town();
  private final TaskService tasks = RunningTown.context().getBean(TaskService.class);
  private final Map<String, Visitor> people = new HashMap<>();

  /** The web apps find an engine by its name, of which a JVM of tests may have several. */
  TaskDesk() {
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
  }

  /** Waits for this step of the case and claims it; gives the values that its form shows. */
  Map<String, Object> open(String person, String id, String step) {
    assertThat(claim(person, id, step)).as(person).isEqualTo(204);
    return shown(person, task(id, step));
  }

  /** Waits for this step of the case and claims it; gives the status of the answer. */
  int claim(String person, String id, String step) {
    return visitor(person).claim(task(id, step).getId(), person).statusCode();
  }

  /** Claims the step and submits what its form shows, with these fields said by the person. */
  HttpResponse<String> submit(String person, String id, String step, Map<String, Object> said) {
    Map<String, Object> fields = open(person, id, step);
    fields.put("version", fields.get("recordVersion"));
    fields.putAll(said);
    String task = TASK + task(id, step).getId();
    ObjectNode body = Town.JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    for (JsonNode component :
        Town.tree(visitor(person).get(task + "/deployed-form")).path("components")) {
      String key = component.path("key").asText();
      if (fields.get(key) != null) {
        variables.putObject(key).putPOJO("value", fields.get(key));
      }
    }
    return visitor(person).call("POST", task + "/submit-form", body.toString());
  }

  /** As {@link #submit}, where nothing is wrong with it. */
  void done(String person, String id, String step, Map<String, Object> said) {
    HttpResponse<String> answer = submit(person, id, step, said);
    assertThat(answer.statusCode()).as(step + ": " + answer.body()).isEqualTo(204);
  }

  private Map<String, Object> shown(String person, Task task) {
    HttpResponse<String> answer = visitor(person).get(TASK + task.getId() + "/form-variables");
    assertThat(answer.statusCode()).as(person).isEqualTo(200);
    var fields = new HashMap<String, Object>();
    Town.tree(answer)
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue().path("value");
              fields.put(entry.getKey(), plain(value));
            });
    return fields;
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isNumber() ? value.asInt() : HtmlUtils.htmlUnescape(value.asText());
  }

  /** The one step at which the case waits for a person. */
  String step(String id) {
    return Awaitility.await("a task")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult(),
            found -> found != null)
        .getTaskDefinitionKey();
  }

  /** The engine's id of this step of the case. */
  String taskId(String id, String step) {
    return task(id, step).getId();
  }

  private Task task(String id, String step) {
    return Awaitility.await("task " + step)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                tasks
                    .createTaskQuery()
                    .processVariableValueEquals("eventId", id)
                    .taskDefinitionKey(step)
                    .list()
                    .stream()
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  Visitor visitor(String person) {
    return people.computeIfAbsent(person, name -> Visitor.atWork(town, name));
  }

  /** The journal's entries of this word: by whom and their detail. */
  List<String> entries(String id, String what) {
    var found = new ArrayList<String>();
    for (JsonNode entry : Town.tree(town.get("/api/v1/events/" + id + "/timeline"))) {
      if (entry.path("what").asText().equals(what)) {
        found.add((entry.path("by").asText() + " " + entry.path("detail").asText("")).strip());
      }
    }
    return found;
  }
}
