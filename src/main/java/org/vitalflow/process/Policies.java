package org.vitalflow.process;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the country's decisions outside a case, to tell people what they would say. */
@Component
public class Policies {
  private final DecisionService decisions;

  Policies(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * {@code REQUEST}, or the reason of the outside contract why no identity would be asked for.
   *
   * @param facts by the names of the decision's inputs
   */
  public String idRequest(Map<String, Object> facts) {
    return ask("id-eligibility", facts);
  }

  /** {@code ON_TIME}, {@code LATE} or {@code DELAYED} after so many days. */
  public String timeliness(String eventType, long eventAgeDays) {
    return ask(
        "timeliness",
        Map.of("eventType", eventType, EventProcess.EVENT_AGE_DAYS.name(), eventAgeDays));
  }

  /**
   * {@code GIVE}, or a code for what is missing before the body may be buried.
   *
   * @param facts by the names of {@link BurialPermit}
   */
  public String burialPermit(Map<String, Object> facts) {
    return ask(BurialPermit.KEY, facts);
  }

  /**
   * Whether two records so alike, in percent, may be of one person: {@code POSSIBLE} or {@code
   * NONE}.
   */
  public String likelihood(String eventType, int score) {
    return ask(
        "duplicate-threshold",
        Map.of("eventType", eventType, DuplicateCheck.SCORE.name(), (long) score));
  }

  /**
   * {@code SEND_WITHOUT}, {@code REAUTHENTICATE} or {@code HOLD} where MOSIP can make nothing of
   * the informant's token.
   *
   * @param state {@code EXPIRED} or {@code UNREADABLE}
   */
  public String informantToken(String eventType, String state) {
    return ask("informant-token", Map.of("eventType", eventType, "tokenState", state));
  }

  /**
   * How many papers a supervisor must see before an event is registered so late, or without a
   * mother.
   */
  public long latePapers(String eventType, String timeliness, String motherAbsent) {
    String papers =
        ask(
            "late-papers",
            Map.of(
                "eventType",
                eventType,
                EventProcess.TIMELINESS.name(),
                timeliness,
                EventProcess.MOTHER_ABSENT.name(),
                motherAbsent));
    return Long.parseLong(papers);
  }

  private String ask(String decision, Map<String, Object> facts) {
    return decisions.evaluateDecisionTableByKey(decision, facts).getSingleEntry();
  }
}
