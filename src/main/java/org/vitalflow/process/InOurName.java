package org.vitalflow.process;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * What a form's stage asks and tells the engine for a person, it does in our own name, as the steps
 * of a case do: people may not evaluate decisions, start processes or correlate messages.
 */
final class InOurName {
  private InOurName() {}

  static <T> T ask(Callable<T> question) {
    CommandContext command = Context.getCommandContext();
    try {
      return command == null ? question.call() : command.runWithoutAuthorization(question);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException("The engine cannot be asked", impossible);
    }
  }
}
