package org.vitalflow.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a document may be, told by what it begins with and not by what is said of it. */
public enum DocumentFormat {
  PDF("application/pdf", "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
  PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
  JPEG("image/jpeg", "jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

  private final String mediaType;
  private final String ending;
  private final byte[] beginning;

  DocumentFormat(String mediaType, String ending, byte[] beginning) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.beginning = beginning;
  }

  /** The format of this content; none where it is no pdf, png or jpeg. */
  public static Optional<DocumentFormat> of(byte[] content) {
    return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
  }

  private boolean begins(byte[] content) {
    return content.length >= beginning.length
        && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
  }

  /** Such as {@code application/pdf}. */
  public String mediaType() {
    return mediaType;
  }

  /** How file names of this format end, without the dot. */
  public String ending() {
    return ending;
  }
}
