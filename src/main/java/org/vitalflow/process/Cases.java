package org.vitalflow.process;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;

/** The engine in business verbs; the only caller of its runtime service. */
@Component
public class Cases {
  /**
   * Starts the event's process, whose business key is the event's id, in the caller's transaction.
   */
  public void open(Event event, boolean notification) {
    throw new UnsupportedOperationException();
  }

  /** The tasks of the case and of the processes it called that wait for a person. */
  public List<OpenTask> openTasks(UUID eventId) {
    throw new UnsupportedOperationException();
  }
}
