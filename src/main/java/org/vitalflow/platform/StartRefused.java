package org.vitalflow.platform;

/** The start is refused; the message is what the person who started it should read. */
public class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefused(String sentences) {
    super(sentences);
  }
}
