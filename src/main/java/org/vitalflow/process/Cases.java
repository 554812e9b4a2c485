package org.vitalflow.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Event;

/** The engine in business verbs. */
@Component
public class Cases {
  private final RuntimeService runtime;
  private final Work work;

  Cases(RuntimeService runtime, Work work) {
    this.runtime = runtime;
    this.work = work;
  }

  /**
   * Starts the event's process, whose business key is the event's id, in the caller's transaction.
   */
  public void open(Event event, boolean notification) {
    runtime.startProcessInstanceByKey(
        process(event),
        event.id().toString(),
        Map.of(
            "eventId", event.id().toString(),
            "eventType", event.type(),
            "office", event.office(),
            "registeredByCrvs", event.registeredByCrvs(),
            "notification", notification));
  }

  private static String process(Event event) {
    if (event.type().equals("update")) {
      return DemographicUpdate.KEY;
    }
    return event.legacy() ? LegacyEntry.KEY : event.type() + "-registration";
  }

  /**
   * Tells the case that waits for this RID's answer; the caller holds the RID's row, so it happens
   * once.
   *
   * @param outcome {@code ACCEPTED} or {@code REFUSED}
   * @return false where no case waits (yet)
   */
  public boolean answered(String rid, String outcome) {
    return tell(
        MosipPacket.Messages.MOSIP_ANSWERED, rid, Map.of(MosipPacket.ANSWER.name(), outcome));
  }

  /**
   * Ends the case as cancelled, with its tasks; the caller holds the event's row and has seen that
   * it is not registered.
   *
   * @return false where no case runs
   */
  public boolean cancelled(UUID eventId) {
    return tell(EventProcess.Messages.EVENT_CANCELLED, eventId.toString(), Map.of());
  }

  /**
   * Tells the process of this RID that its request is taken back; the caller holds the RID's row.
   *
   * @return false where none runs (yet)
   */
  public boolean withdrawn(String rid) {
    return tell(MosipPacket.Messages.ID_REQUEST_WITHDRAWN, rid, Map.of());
  }

  /**
   * Tells the case that waits for this RID's answer that MOSIP wants to know more; the caller holds
   * the RID's row.
   *
   * @return false where no case waits (yet)
   */
  public boolean asked(String rid) {
    return tell(MosipPacket.Messages.MOSIP_ASKS, rid, Map.of());
  }

  /**
   * Tells the death that waits for it that the birth of the deceased has its identity, or gets
   * none; the caller holds the row of the birth's packet.
   *
   * @return false where it does not wait
   */
  public boolean birthSettled(UUID deathId) {
    return tell(DeathRegistration.Messages.BIRTH_SETTLED, deathId.toString(), Map.of());
  }

  /**
   * Tells the process in which people resolve the refusal of this RID that MOSIP has accepted it
   * after all; the caller holds the RID's row.
   *
   * @return false where none resolves it
   */
  public boolean cameAlive(String rid) {
    return tell(
        MosipPacket.Messages.MOSIP_CAME_ALIVE, rid, Map.of(MosipPacket.ANSWER.name(), "ACCEPTED"));
  }

  /**
   * Raises the critical task to settle that MOSIP may hold two identities of one person, in the
   * caller's transaction; once for each RID.
   *
   * @param rid the one that came alive after another was sent
   */
  public void twoIdentities(String rid, Event event) {
    String key = TwoIdentities.KEY + "-" + rid;
    if (runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count() > 0) {
      return;
    }
    runtime.startProcessInstanceByKey(
        TwoIdentities.KEY,
        key,
        Map.of(
            "eventId", event.id().toString(),
            "eventType", event.type(),
            "office", event.office(),
            "rid", rid));
  }

  /**
   * Starts a process beside the event's own, in the caller's transaction: its tasks never hold the
   * case up.
   *
   * @param key of {@link CauseCoding} or {@link DeathFollowUp}
   */
  public void beside(String key, Event event) {
    runtime.startProcessInstanceByKey(
        key,
        event.id().toString(),
        Map.of(
            "eventId", event.id().toString(),
            "eventType", event.type(),
            "office", event.office()));
  }

  /**
   * Raises the task of ID operations to look at a run of refusals, in the caller's transaction.
   *
   * @param hold the number of the hold, by which the task is found again
   * @param example the last event that was refused
   */
  public void sendsHeld(long hold, Event example) {
    runtime.startProcessInstanceByKey(
        HeldSends.KEY,
        HeldSends.KEY + "-" + hold,
        Map.of(
            "eventId", example.id().toString(),
            "eventType", example.type(),
            "office", example.office()));
  }

  /**
   * Has a certificate issued of an event whose own case is over, in the caller's transaction.
   *
   * @return false where a case of the event still runs: it brings its own
   */
  public boolean certificateWanted(Event event) {
    String key = event.id().toString();
    if (runs(event.id())) {
      return false;
    }
    runtime.startProcessInstanceByKey(
        CertificateIssue.KEY,
        key,
        Map.of(
            "eventId", key,
            "eventType", event.type(),
            "office", event.office(),
            "registeredByCrvs", event.registeredByCrvs()));
    return true;
  }

  /** Whether the process of this RID is under way, wherever it stands. */
  public boolean packetRuns(String rid) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(rid)
            .processDefinitionKey(MosipPacket.KEY)
            .count()
        > 0;
  }

  /** Whether a case of this event is under way; what stands beside it is none. */
  public boolean runs(UUID eventId) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(eventId.toString())
            .processDefinitionKeyNotIn(CauseCoding.KEY, DeathFollowUp.KEY)
            .count()
        > 0;
  }

  private boolean tell(String message, String businessKey, Map<String, Object> variables) {
    Execution waiting =
        runtime
            .createExecutionQuery()
            .messageEventSubscriptionName(message)
            .processInstanceBusinessKey(businessKey)
            .singleResult();
    if (waiting != null) {
      runtime.messageEventReceived(message, waiting.getId(), variables);
    }
    return waiting != null;
  }

  /** The tasks of the case and of the processes it called that wait for a person. */
  public List<OpenTask> openTasks(UUID eventId) {
    return work.ofCase(eventId).stream()
        .map(item -> new OpenTask(item.name(), item.role(), item.since(), item.dueAt()))
        .toList();
  }
}
