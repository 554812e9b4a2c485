package org.vitalflow.process;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/** Makes Tasklist's lists in the engine. */
class TaskFilters {
  private final FilterService filters;

  TaskFilters(FilterService filters) {
    this.filters = filters;
  }

  /** The list's id in the engine, where it is brought to what {@link TaskFilter} says. */
  String made(TaskFilter wanted) {
    Filter filter =
        filters.createTaskFilterQuery().filterName(wanted.title).list().stream()
            .findFirst()
            .orElseGet(() -> filters.newTaskFilter(wanted.title));
    filter.setQuery(query(wanted));
    filter.setProperties(
        Map.of(
            "color",
            wanted.colour,
            "priority",
            wanted.ordinal() * 10,
            "refresh",
            true,
            "showUndefinedVariable",
            false));
    return filters.saveFilter(filter).getId();
  }

  private static TaskQuery query(TaskFilter wanted) {
    TaskQuery query = new TaskQueryImpl();
    return wanted.elements.isEmpty()
        ? query
        : query.taskDefinitionKeyIn(wanted.elements.toArray(String[]::new));
  }
}
