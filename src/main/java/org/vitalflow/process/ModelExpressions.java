package org.vitalflow.process;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates the expressions of models and no others. Queries and filters may carry expressions too,
 * which run any bean's methods for whoever may ask for a list of tasks; the engine's own switch
 * against them forgets or-queries and filters (CVE-2026-109432). Only queries evaluate without a
 * scope, so that is what is refused, by whatever road the expression came.
 */
class ModelExpressions extends SpringExpressionManager {
  ModelExpressions(ApplicationContext context, @Nullable Map<Object, Object> beans) {
    super(context, beans);
  }

  @Override
  public Expression createExpression(String text) {
    return new InScope(createValueExpression(text), this, text);
  }

  private static final class InScope extends JuelExpression {
    InScope(ValueExpression parsed, JuelExpressionManager manager, String text) {
      super(parsed, manager, text);
    }

    @Override
    public Object getValue(@Nullable VariableScope scope) {
      if (scope == null) {
        // no engine exception: the query would wrap that into one of its own that quotes the text
        throw new InvalidRequestException(
            Response.Status.BAD_REQUEST, "Expressions are forbidden in queries and filters.");
      }
      return super.getValue(scope);
    }
  }
}
