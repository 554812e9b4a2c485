package org.vitalflow.process;

/** The contract of {@code mosip-packet.bpmn}. */
public final class MosipPacket {
  public static final String KEY = "mosip-packet";
  public static final Variable<String> EVENT_ID = new Variable<>("eventId", String.class);
  public static final Variable<String> RID = new Variable<>("rid", String.class);
  public static final Variable<String> ANSWER = new Variable<>("answer", String.class);

  /** What a person decided about the packet, as the forms offer it. */
  public static final Variable<String> RESOLUTION = new Variable<>("resolution", String.class);

  private MosipPacket() {}

  public static final class Messages {
    public static final String MOSIP_ANSWERED = "mosip.answered";
    public static final String MOSIP_ASKS = "mosip.asks";
    public static final String ID_REQUEST_WITHDRAWN = "id-request.withdrawn";

    private Messages() {}
  }

  public static final class Errors {
    public static final String PACKET_REFUSED = "PACKET_REFUSED";
    public static final String SEND_LATER = "SEND_LATER";

    private Errors() {}
  }
}
