package org.vitalflow.process;

/** The contract of {@code packet-remedy.bpmn}, which {@code mosip-packet} calls. */
public final class PacketRemedy {
  public static final String KEY = "packet-remedy";

  /**
   * What a second person said of a result that another entered: {@code AGREE} or {@code REFUSE}.
   */
  public static final Variable<String> CONFIRMATION = new Variable<>("confirmation", String.class);

  private PacketRemedy() {}
}
