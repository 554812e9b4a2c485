package org.vitalflow.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** A typed handle on one process variable. */
public record Variable<T>(String name, Class<T> type) {
  public T get(VariableScope scope) {
    return find(scope)
        .orElseThrow(() -> new IllegalStateException("Variable " + name + " is not set"));
  }

  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(type.cast(scope.getVariable(name)));
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }
}
