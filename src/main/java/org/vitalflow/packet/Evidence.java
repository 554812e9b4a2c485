package org.vitalflow.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.IdentityByRid;
import org.vitalflow.mosip.MosipReason;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.RawStatus;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Transaction;
import org.vitalflow.mosip.TransactionService;
import org.vitalflow.mosip.WorkflowSearch;
import org.vitalflow.platform.NotNow;

/** What MOSIP says of a RID now, asked once each and only where it matters. */
@Component
class Evidence {
  private static final Set<String> FAILED =
      Set.of("FAILED", "REJECTED", "ERROR", "REPROCESS", "REPROCESS_FAILED");

  private final StatusService statuses;
  private final WorkflowSearch workflows;
  private final TransactionService transactions;
  private final IdentityByRid identities;

  Evidence(
      StatusService statuses,
      WorkflowSearch workflows,
      TransactionService transactions,
      IdentityByRid identities) {
    this.statuses = statuses;
    this.workflows = workflows;
    this.transactions = transactions;
    this.identities = identities;
  }

  /** What is known of one RID. */
  Of of(String rid) {
    return new Of(rid);
  }

  /** MOSIP could not be asked. */
  static final class NotReached extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private interface Question<T> {
    Optional<T> ask() throws MosipRefused;
  }

  /**
   * The answers about one RID; each is empty where MOSIP's operator does not grant the question.
   */
  final class Of {
    private final String rid;
    private final Map<String, Optional<?>> known = new HashMap<>();

    private Of(String rid) {
      this.rid = rid;
    }

    Optional<ExternalStatus> status() throws NotReached {
      return asked("status", () -> Optional.ofNullable(statuses.of(List.of(rid)).get(rid)));
    }

    Optional<RawStatus> raw() throws NotReached {
      return asked("raw", () -> workflows.of(rid));
    }

    Optional<List<Transaction>> history() throws NotReached {
      return asked("history", () -> transactions.history(rid));
    }

    Optional<Boolean> identity() throws NotReached {
      return asked("identity", () -> identities.exists(rid));
    }

    /** Whether MOSIP's step that makes the number was reached and did not fail. */
    boolean madeNumber() throws NotReached {
      return history().orElse(List.of()).stream()
          .anyMatch(step -> step.type().equals("UIN_GENERATOR") && !FAILED.contains(step.status()));
    }

    boolean isDuplicate() throws NotReached {
      return history()
          .flatMap(MosipReason::of)
          .filter(why -> why.code().equals("DUPLICATE"))
          .isPresent();
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> asked(String what, Question<T> question) throws NotReached {
      Optional<T> before = (Optional<T>) known.get(what);
      if (before != null) {
        return before;
      }
      try {
        Optional<T> answer = question.ask();
        known.put(what, answer);
        return answer;
      } catch (MosipRefused | MosipUnavailable | NotNow notTold) {
        throw new NotReached();
      }
    }
  }
}
