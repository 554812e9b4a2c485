package org.vitalflow.process;

/** The contract of {@code mosip-packet.bpmn}. */
public final class MosipPacket {
  public static final String KEY = "mosip-packet";
  public static final Variable<String> EVENT_ID = new Variable<>("eventId", String.class);
  public static final Variable<String> RID = new Variable<>("rid", String.class);
  public static final Variable<String> ANSWER = new Variable<>("answer", String.class);

  /** What a person decided about the packet, as the forms offer it. */
  public static final Variable<String> RESOLUTION = new Variable<>("resolution", String.class);

  /** The day until which an overdue answer is waited for before a person looks again (ISO 8601). */
  public static final Variable<String> WAIT_UNTIL = new Variable<>("waitUntil", String.class);

  /** What a second person said of a second RID. */
  public static final Variable<String> APPROVAL = new Variable<>("approval", String.class);

  private MosipPacket() {}

  public static final class Messages {
    public static final String MOSIP_ANSWERED = "mosip.answered";
    public static final String MOSIP_ASKS = "mosip.asks";
    public static final String MOSIP_CAME_ALIVE = "mosip.came-alive";
    public static final String ID_REQUEST_WITHDRAWN = "id-request.withdrawn";

    private Messages() {}
  }

  public static final class Errors {
    public static final String PACKET_REFUSED = "PACKET_REFUSED";
    public static final String SEND_LATER = "SEND_LATER";
    public static final String CLOSED_WITHOUT_ID = "CLOSED_WITHOUT_ID";
    public static final String NOT_SAFE = "NOT_SAFE";

    private Errors() {}
  }
}
