package org.vitalflow.process;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * People may not evaluate decisions; what a form of theirs shows is asked of the engine in our own
 * name.
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
