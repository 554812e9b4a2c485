package org.vitalflow.process;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/**
 * Runs the commands of a service of the engine: for a person only those that are open to people,
 * for the engine itself and for callers without a person all.
 */
final class PersonCommands implements CommandExecutor {
  private final CommandExecutor next;
  private final Supplier<IdentityService> identity;
  private final Set<Class<?>> open;

  PersonCommands(
      CommandExecutor next, Supplier<IdentityService> identity, Set<Class<?>> openToPeople) {
    this.next = next;
    this.identity = identity;
    this.open = openToPeople;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (person().isPresent() && !open.contains(command.getClass())) {
      throw new AuthorizationException("This is not open to people.");
    }
    return next.execute(command);
  }

  /** Runs a command of our own, which checks by itself what the person may do. */
  <T> T ours(Command<T> command) {
    return next.execute(command);
  }

  /** The login in whose name the engine is called from outside; none within its own work. */
  Optional<String> person() {
    return Context.getCommandContext() == null
        ? Optional.ofNullable(identity.get().getCurrentAuthentication())
            .map(Authentication::getUserId)
        : Optional.empty();
  }
}
