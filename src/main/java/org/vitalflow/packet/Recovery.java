package org.vitalflow.packet;

import java.util.Map;
import java.util.UUID;
import org.vitalflow.mosip.MosipRefused;

/** What may be done about a RID that is overdue or was refused, each only where it is safe. */
interface Recovery {
  /** What a person may want to do about a RID. */
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
   * What stands against each action now, as a code for people, empty where it is safe; asks MOSIP
   * where that is needed, and never throws because MOSIP is away.
   */
  Map<Action, String> judged(String rid);

  /** The same of one action, at the moment of doing it. */
  String against(String rid, Action action);

  /** Has MOSIP issue the credential of an identity it has made; after PROCESSED alone. */
  void requestCredential(String rid) throws MosipRefused;

  /** Tells MOSIP to process a packet of which it has no workflow. */
  void triggerAgain(String rid) throws MosipRefused;

  /** Stores the packet anew where MOSIP does not know the RID and never accepted its trigger. */
  void sendAgain(String rid) throws MosipRefused, PacketIncomplete, SendLater;

  /**
   * Takes in an identifier that two people have confirmed, as a credential entered by a person.
   *
   * @throws MosipRefused where MOSIP says that the RID has another identity, or none
   */
  void enterResult(String rid, Identifier identifier, String by) throws MosipRefused;

  /** Ends the RID without an identity; it is watched twelve months on. */
  void closeWithoutIdentity(String rid, String by);

  /**
   * MOSIP's operator has confirmed in writing that the RID is dead and empty; who says so vouches
   * for the paper. Takes the place of what MOSIP cannot be asked.
   */
  void operatorConfirmed(String rid, String by);

  /** Ends the old RID, which is watched for ever, and reserves the next attempt. */
  String secondRid(UUID eventId, String rid);
}
