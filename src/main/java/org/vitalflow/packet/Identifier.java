package org.vitalflow.packet;

/**
 * An identifier that a credential shares: its kind ({@code UIN}, {@code VID}, {@code PSUT}) and
 * value.
 */
public record Identifier(String kind, String value) {
  @Override
  public String toString() {
    return kind;
  }
}
