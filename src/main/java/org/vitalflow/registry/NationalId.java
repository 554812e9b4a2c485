package org.vitalflow.registry;

/**
 * The national identifier MOSIP gave to a registrant.
 *
 * @param kind {@code UIN}, {@code VID} or {@code PSUT}: whatever the partner policy shares
 * @param value the identifier itself; never leaves the registry but masked
 */
public record NationalId(String kind, String value) {
  private static final int SHOWN = 4;

  /** All but the last four characters as asterisks. */
  public String masked() {
    int hidden = Math.max(0, value.length() - SHOWN);
    return "*".repeat(hidden) + value.substring(hidden);
  }

  @Override
  public String toString() {
    return kind;
  }
}
