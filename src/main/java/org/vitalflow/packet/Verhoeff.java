package org.vitalflow.packet;

/** The check digit of MOSIP's numbers. */
final class Verhoeff {
  private static final String[] TIMES = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };
  private static final String[] TURNED = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private Verhoeff() {}

  /** Whether the last of these digits is the check digit of the others. */
  static boolean isRight(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int turned = TURNED[i % TURNED.length].charAt(digit) - '0';
      sum = TIMES[sum].charAt(turned) - '0';
    }
    return sum == 0;
  }
}
