package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Submission;
import org.vitalflow.registry.Submissions;
import org.vitalflow.registry.Taken;

/** Takes an event in: judged, then kept and its case opened in one transaction. */
@Component
class Taking {
  private final EventRules rules;
  private final Correcting correcting;
  private final Submissions submissions;
  private final Cases cases;
  private final TransactionTemplate transactions;

  Taking(
      EventRules rules,
      Correcting correcting,
      Submissions submissions,
      Cases cases,
      TransactionTemplate transactions) {
    this.rules = rules;
    this.correcting = correcting;
    this.submissions = submissions;
    this.cases = cases;
    this.transactions = transactions;
  }

  /** The event, new or known under the same key; fails with the contract's problems. */
  Event take(Submission submission, Caller caller) {
    Optional<Event> known = submissions.known(submission);
    if (known.isPresent()) {
      return known.get();
    }
    ObjectNode body = submission.body();
    if (body.hasNonNull("registration") && !caller.has(Caller.REGISTRAR)) {
      throw Problem.of(
          HttpStatus.FORBIDDEN,
          "NOT_A_REGISTRAR",
          "Only a client that registers by law may send a registration.");
    }
    boolean notification = body.path("notification").asBoolean(false);
    List<Fault> faults = rules.faults(submission.type(), body, notification);
    if (!faults.isEmpty()) {
      throw Problem.of("INVALID_EVENT", "The event has faults; each is named.", faults);
    }
    if (submission.type().equals(EventType.UPDATE.path())) {
      correcting.refuseIfItDoesNotFit(submission);
    }
    Taken taken = transactions.execute(transaction -> open(submission, notification));
    if (taken == null) {
      throw new IllegalStateException("The event was not taken");
    }
    return taken.event();
  }

  private Taken open(Submission submission, boolean notification) {
    Taken taken = submissions.take(submission);
    if (taken.fresh()) {
      cases.open(taken.event(), notification);
    }
    return taken;
  }
}
