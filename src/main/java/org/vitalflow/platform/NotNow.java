package org.vitalflow.platform;

/**
 * A step cannot run now, through no fault of its own (an open circuit, a full bulkhead, a
 * subscription not confirmed yet): it is tried again shortly and no attempt is used up.
 */
public class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotNow(String why) {
    super(why, null, false, false);
  }
}
