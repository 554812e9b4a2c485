package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CVE-2026-109432: an expression in a query must run no bean, by whatever road it comes. */
@Tag("proof")
class QueryExpressionsIT {
  private static final String ATTACK = "${probe.hit()}";
  private static final Probe PROBE = new Probe();
  private static ProcessEngine engine;

  /** Stands for any bean of the application. */
  public static class Probe {
    private final AtomicInteger hits = new AtomicInteger();

    public String hit() {
      hits.incrementAndGet();
      return "hit";
    }
  }

  @BeforeAll
  static void aBeanToBeHit() {
    Alone.shared().getBeanFactory().registerSingleton("probe", PROBE);
    engine = Alone.shared().getBean(ProcessEngine.class);
  }

  static Stream<Arguments> roads() {
    TaskService tasks = engine.getTaskService();
    FilterService filters = engine.getFilterService();
    return Stream.of(
        road("at the top", () -> tasks.createTaskQuery().taskAssigneeExpression(ATTACK).list()),
        road("in or()", () -> or(tasks.createTaskQuery()).list()),
        road("in or(), counted", () -> or(tasks.createTaskQuery()).count()),
        road("in an added or-query", () -> addedOr(tasks.createTaskQuery()).list()),
        road(
            "extending a filter",
            () -> filters.list(filter(new TaskQueryImpl()), addedOr(new TaskQueryImpl()))),
        road(
            "extending a filter, counted",
            () -> filters.count(filter(new TaskQueryImpl()), addedOr(new TaskQueryImpl()))),
        road("in a stored filter", () -> filters.list(filter(or(new TaskQueryImpl())))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roads")
  void anExpressionRunsNoBean(String road, ThrowingCallable query) {
    int before = PROBE.hits.get();
    Throwable refusal = catchThrowable(query);
    assertThat(PROBE.hits.get()).as("hits of the bean").isEqualTo(before);
    assertThat(refusal).hasMessageContaining("Expressions are forbidden");
  }

  @Test
  void aQueryWithoutExpressionsWorksAlsoThroughAFilter() {
    TaskQuery mine = engine.getTaskService().createTaskQuery().or().taskAssignee("x").endOr();
    assertThatCode(mine::list).doesNotThrowAnyException();
    String all = filter(new TaskQueryImpl());
    assertThat(engine.getFilterService().list(all, new TaskQueryImpl())).isEmpty();
  }

  @Test
  void anExpressionOfAModelStillRuns() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    Object value =
        configuration
            .getCommandExecutorTxRequired()
            .execute(
                context ->
                    configuration
                        .getExpressionManager()
                        .createExpression(ATTACK)
                        .getValue(new ExecutionEntity()));
    assertThat(value).isEqualTo("hit");
  }

  private static Arguments road(String name, ThrowingCallable query) {
    return Arguments.of(name, query);
  }

  private static TaskQuery or(TaskQuery query) {
    return query.or().taskAssigneeExpression(ATTACK).taskName("x").endOr();
  }

  private static TaskQuery addedOr(TaskQuery query) {
    var part = new TaskQueryImpl();
    part.taskAssigneeExpression(ATTACK);
    ((TaskQueryImpl) query).addOrQuery(part);
    return query;
  }

  private static String filter(TaskQuery query) {
    FilterService filters = engine.getFilterService();
    Filter filter = filters.newTaskFilter("of a test");
    filter.setQuery(query);
    return filters.saveFilter(filter).getId();
  }
}
