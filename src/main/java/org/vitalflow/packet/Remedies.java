package org.vitalflow.packet;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.registry.EnteredResults;
import org.vitalflow.registry.EnteredResults.Entered;
import org.vitalflow.registry.Journal;

/**
 * Does what people chose about a RID, where it is still safe at that moment; where it is not, or
 * MOSIP will not have it, the journal says so and the people look again.
 */
@Component
class Remedies {
  /** The journal's word for what was chosen and not done; its detail is the action and a code. */
  static final String NOT_DONE = "NOT_DONE";

  private static final String SELF = "vitalflow";

  private final Recovery recovery;
  private final EnteredResults entered;
  private final Journal journal;

  Remedies(Recovery recovery, EnteredResults entered, Journal journal) {
    this.recovery = recovery;
    this.entered = entered;
    this.journal = journal;
  }

  private interface Step {
    void of(String rid) throws MosipRefused, PacketIncomplete, SendLater;
  }

  void requestCredential(UUID eventId, String rid) {
    safely(eventId, rid, Action.REQUEST_CREDENTIAL, recovery::requestCredential);
  }

  void triggerAgain(UUID eventId, String rid) {
    safely(eventId, rid, Action.TRIGGER_AGAIN, recovery::triggerAgain);
  }

  void sendAgain(UUID eventId, String rid) {
    safely(eventId, rid, Action.SEND_AGAIN, recovery::sendAgain);
  }

  /** What one person entered and another confirmed. */
  void enterResult(UUID eventId, String rid) {
    Entered result =
        entered.of(rid).orElseThrow(() -> new IllegalStateException("Nothing entered for " + rid));
    Identifier given = new Identifier(result.id().kind(), result.id().value());
    safely(
        eventId, rid, Action.ENTER_RESULT, same -> recovery.enterResult(same, given, result.by()));
    entered.forget(rid);
  }

  /**
   * The number in the place of this one.
   *
   * @throws NotSafe where a second number must not be made now
   */
  String secondRid(UUID eventId, String rid) throws NotSafe {
    String why = recovery.against(rid, Action.SECOND_RID);
    if (!isSafe(why)) {
      notDone(eventId, Action.SECOND_RID, why);
      throw new NotSafe();
    }
    return recovery.secondRid(eventId, rid);
  }

  /** Something that came to light after the people decided. */
  static final class NotSafe extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private void safely(UUID eventId, String rid, Action action, Step step) {
    String why = recovery.against(rid, action);
    try {
      if (isSafe(why)) {
        step.of(rid);
        return;
      }
    } catch (MosipRefused refused) {
      why = "MOSIP_REFUSED " + refused.code();
    } catch (PacketIncomplete incomplete) {
      why = "PACKET_INCOMPLETE";
    } catch (SendLater later) {
      why = later.code();
    }
    notDone(eventId, action, why);
  }

  private void notDone(UUID eventId, Action action, String why) {
    journal.note(eventId, NOT_DONE, SELF, action + " " + why);
  }

  private static boolean isSafe(String why) {
    return why.isEmpty();
  }
}
