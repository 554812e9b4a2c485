package org.vitalflow.process;

import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.vitalflow.platform.Language;

/**
 * Narrows the lists that depend on who asks and when, which stored queries could say by expressions
 * only, and those are refused ({@link ModelExpressions}).
 */
class TaskFilterService extends FilterServiceImpl {
  private final InstantSource clock;
  private final ObjectProvider<MessageSource> texts;

  TaskFilterService(InstantSource clock, ObjectProvider<MessageSource> texts) {
    this.clock = clock;
    this.texts = texts;
  }

  @Override
  public FilterQuery createFilterQuery() {
    return new Named(commandExecutor);
  }

  @Override
  public <T> List<T> list(String filterId) {
    return list(filterId, null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T, Q extends Query<?, T>> List<T> list(String filterId, @Nullable Q wanted) {
    return super.list(filterId, (Q) narrowed(filterId, wanted));
  }

  @Override
  public <T> List<T> listPage(String filterId, int first, int most) {
    return listPage(filterId, null, first, most);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T, Q extends Query<?, T>> List<T> listPage(
      String filterId, @Nullable Q wanted, int first, int most) {
    return super.listPage(filterId, (Q) narrowed(filterId, wanted), first, most);
  }

  @Override
  public <T> T singleResult(String filterId) {
    return singleResult(filterId, null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T, Q extends Query<?, T>> T singleResult(String filterId, @Nullable Q wanted) {
    return super.singleResult(filterId, (Q) narrowed(filterId, wanted));
  }

  @Override
  public Long count(String filterId) {
    return count(filterId, null);
  }

  @Override
  public Long count(String filterId, @Nullable Query<?, ?> wanted) {
    return super.count(filterId, narrowed(filterId, wanted));
  }

  private @Nullable Query<?, ?> narrowed(String filterId, @Nullable Query<?, ?> wanted) {
    Filter filter = getFilter(filterId);
    TaskQuery narrow =
        filter == null ? null : TaskFilter.titled(filter.getName()).map(this::narrow).orElse(null);
    if (narrow == null || !(wanted instanceof TaskQueryImpl query)) {
      return narrow == null ? wanted : narrow;
    }
    // the class has to be the stored query's own: the engine refuses to combine others
    return query.extend(narrow);
  }

  private @Nullable TaskQuery narrow(TaskFilter filter) {
    return switch (filter) {
      case MINE -> new TaskQueryImpl().taskAssignee(caller());
      case OVERDUE -> new TaskQueryImpl().dueBefore(Date.from(clock.instant()));
      default -> null;
    };
  }

  private String caller() {
    return commandExecutor.execute(
        context -> {
          Authentication person = context.getAuthentication();
          // a name nobody has, so that a call without a person finds nothing
          return person == null || person.getUserId() == null ? " " : person.getUserId();
        });
  }

  /** Names the lists in the language of the request, after the command, so that none is saved. */
  private final class Named extends FilterQueryImpl {
    private static final long serialVersionUID = 1L;

    Named(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public List<Filter> list() {
      return named(super.list());
    }

    @Override
    public List<Filter> listPage(int first, int most) {
      return named(super.listPage(first, most));
    }

    private List<Filter> named(List<Filter> found) {
      MessageSource words = texts.getObject();
      Locale language = Language.ofRequest();
      for (Filter filter : found) {
        TaskFilter.titled(filter.getName())
            .map(ours -> words.getMessage(ours.key(), null, filter.getName(), language))
            .ifPresent(filter::setName);
      }
      return found;
    }
  }
}
