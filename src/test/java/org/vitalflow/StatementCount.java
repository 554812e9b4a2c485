package org.vitalflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts what the application asks of its database: statements (each entry of a batch is one) and
 * commits that wrote. Job acquisition and sweeps run on threads of their own and are left out.
 */
final class StatementCount implements BeanPostProcessor {
  static final AtomicInteger STATEMENTS = new AtomicInteger();
  static final AtomicInteger WRITING_COMMITS = new AtomicInteger();

  static void reset() {
    STATEMENTS.set(0);
    WRITING_COMMITS.set(0);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? wrap(DataSource.class, source, new Open()) : bean;
  }

  private static boolean counts() {
    String thread = Thread.currentThread().getName();
    return !thread.startsWith("JobExecutor") && !thread.startsWith("scheduling");
  }

  /** What one connection has written since its last commit. */
  private static final class Open {
    boolean wrote;

    void ran(String sql, Connection connection) throws java.sql.SQLException {
      if (!counts()) {
        return;
      }
      STATEMENTS.incrementAndGet();
      String verb = sql.strip().toLowerCase(Locale.ROOT);
      boolean writes =
          verb.startsWith("insert") || verb.startsWith("update") || verb.startsWith("delete");
      if (writes && connection.getAutoCommit()) {
        WRITING_COMMITS.incrementAndGet();
      } else {
        wrote |= writes;
      }
    }

    void committed() {
      if (wrote && counts()) {
        WRITING_COMMITS.incrementAndGet();
      }
      wrote = false;
    }
  }

  private static <T> T wrap(Class<T> type, T target, Open open) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementCount.class.getClassLoader(),
            target instanceof java.io.Closeable
                ? new Class<?>[] {type, java.io.Closeable.class}
                : new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = invoke(target, method, arguments);
              return switch (method.getName()) {
                case "getConnection" -> wrap(Connection.class, (Connection) result, new Open());
                case "prepareStatement" ->
                    statement(
                        PreparedStatement.class,
                        (PreparedStatement) result,
                        (String) arguments[0],
                        open);
                case "createStatement" -> statement(Statement.class, (Statement) result, "", open);
                case "commit" -> {
                  open.committed();
                  yield result;
                }
                default -> result;
              };
            }));
  }

  private static <T extends Statement> T statement(Class<T> type, T target, String sql, Open open) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementCount.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = invoke(target, method, arguments);
              String name = method.getName();
              if (name.equals("addBatch")
                  || (name.startsWith("execute") && !name.equals("executeBatch"))) {
                open.ran(
                    sql.isEmpty() && arguments != null ? (String) arguments[0] : sql,
                    target.getConnection());
              }
              return result;
            }));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
