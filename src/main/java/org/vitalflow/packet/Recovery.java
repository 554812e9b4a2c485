package org.vitalflow.packet;

import java.util.Map;
import java.util.UUID;
import org.vitalflow.mosip.MosipRefused;

/**
 * What may be done about a RID that is overdue or was refused, each only where it is safe (design
 * 4).
 */
interface Recovery {
  /** What people may choose. */
  enum Action {
    ASK_NOW,
    REQUEST_CREDENTIAL,
    TRIGGER_AGAIN,
    SEND_AGAIN,
    ENTER_RESULT,
    SECOND_RID,
    CLOSE_WITHOUT_ID
  }

  /**
   * What stands against each action now, as a code for people ("" where it is safe); asks MOSIP
   * where that is needed. Never throws because MOSIP is away.
   */
  Map<Action, String> judged(String rid);

  /** The same for one action, at the moment of doing it. */
  String against(String rid, Action action);

  /** After PROCESSED alone. */
  void requestCredential(String rid) throws MosipRefused;

  /** MOSIP has no workflow of it. */
  void triggerAgain(String rid) throws MosipRefused;

  /** MOSIP does not know the RID and the trigger was never accepted. */
  void sendAgain(String rid) throws MosipRefused, PacketIncomplete, SendLater;

  /** Two people have said so; folded as a credential entered by a person. */
  void enterResult(String rid, Identifier identifier, String by);

  /** Outcome REFUSED, settled; watched twelve months on. */
  void closeWithoutIdentity(String rid, String by);

  /** Closes the old one (watched for ever) and reserves the next attempt. */
  String secondRid(UUID eventId, String rid);
}
