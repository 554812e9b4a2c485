package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;

/** Two who do the same at the same moment: one has done it, the other is told in words. */
class TwoAtOnceIT {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";
  private static final int CASES = 8;

  private final Town town = RunningTown.town();
  private final TaskDesk desk = new TaskDesk();
  private final TaskService tasks = RunningTown.context().getBean(TaskService.class);

  @Test
  void ofTwoWindowsThatSubmitOneFormAtOnceOneIsToldThatTheTaskIsFinished() throws Exception {
    List<Visitor> windows =
        List.of(Visitor.atWork(town, "registrar"), Visitor.atWork(town, "registrar"));
    ExecutorService hands = Executors.newFixedThreadPool(windows.size());
    try {
      for (int i = 0; i < CASES; i++) {
        String id = town.accept(Town.birth("birth-declared.json"));
        town.until(id, "IN_REVIEW");
        Map<String, Object> fields = desk.open("registrar", id, "UserTask_RegisterBirth");
        String path = TASK + task(id) + "/submit-form";
        String body = refusal(fields);
        var together = new CyclicBarrier(windows.size());
        List<Callable<HttpResponse<String>>> both =
            windows.stream()
                .<Callable<HttpResponse<String>>>map(
                    window ->
                        () -> {
                          together.await();
                          return window.call("POST", path, body);
                        })
                .toList();
        List<HttpResponse<String>> answers =
            hands.invokeAll(both).stream().map(TwoAtOnceIT::result).toList();
        assertThat(answers)
            .extracting(HttpResponse::statusCode)
            .containsExactlyInAnyOrder(204, 400);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 400))
            .allMatch(answer -> answer.body().contains("Somebody has already finished this task"));
        town.until(id, "REFUSED");
        assertThat(desk.entries(id, "REFUSED")).hasSize(1);
      }
    } finally {
      hands.shutdown();
    }
  }

  private static String refusal(Map<String, Object> fields) {
    var body = Town.JSON.createObjectNode();
    var variables = body.putObject("variables");
    Stream.of(
            Map.entry("decision", "REFUSE"),
            Map.entry("ground", "NOT_OURS"),
            Map.entry("version", fields.get("recordVersion")))
        .forEach(field -> variables.putObject(field.getKey()).putPOJO("value", field.getValue()));
    return body.toString();
  }

  private String task(String id) {
    return tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult().getId();
  }

  private static HttpResponse<String> result(
      java.util.concurrent.Future<HttpResponse<String>> done) {
    try {
      return done.get();
    } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
