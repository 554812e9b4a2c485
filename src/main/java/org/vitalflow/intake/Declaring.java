package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Fault;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventFilter;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Submission;

/**
 * Takes in a declaration that a person made at our own desk, by the rules that hold for clients.
 */
@Component
public class Declaring {
  /** The client under which such events stand. */
  public static final String CLIENT = "desk";

  private static final String DECLARED = "DECLARED";

  private final Taking taking;
  private final EventRules rules;
  private final Events events;
  private final Journal journal;

  Declaring(Taking taking, EventRules rules, Events events, Journal journal) {
    this.taking = taking;
    this.rules = rules;
    this.events = events;
    this.journal = journal;
  }

  /**
   * What must be changed before this can be declared; empty where it can.
   *
   * @param type as in the API's path
   */
  public List<Fault> faults(String type, ObjectNode body) {
    return rules.faults(type, body, false);
  }

  /** The reference under which the declaration of this id stands. */
  public static String reference(UUID declaration) {
    return CLIENT + "-" + declaration;
  }

  /** The event that was declared under this id, if it was. */
  public Optional<Event> declared(String type, UUID declaration) {
    var filter =
        new EventFilter(
            Optional.of(CLIENT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(reference(declaration)),
            Optional.empty(),
            Optional.of(type),
            Optional.empty());
    return events.search(filter, 0, 1).events().stream().findFirst();
  }

  /**
   * Opens the case; the same declaration again gives the first case again. Fails with the
   * contract's problems.
   *
   * @param declaration made by us once per declaration; {@code crvsReference} of the body is its
   *     {@link #reference}
   * @param person the login of who declares
   */
  @Transactional
  public Event declare(String type, UUID declaration, ObjectNode body, String person) {
    Event event =
        taking.take(
            new Submission(CLIENT, declaration.toString(), type, body),
            // an entry of a paper register was registered by law, whoever copies it
            new Caller(CLIENT, body.has("origin") ? Set.of(Caller.REGISTRAR) : Set.of()));
    boolean noted =
        journal.timeline(event.id()).stream().anyMatch(entry -> entry.what().equals(DECLARED));
    if (!noted) {
      journal.note(event.id(), DECLARED, person, null);
    }
    return event;
  }
}
