package org.vitalflow.simulator;

/** The check digit of MOSIP's numbers: Verhoeff's, over the dihedral group of order ten. */
final class Verhoeff {
  private static final int[][] PERMUTATION = new int[8][10];

  static {
    int[] first = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (int digit = 0; digit < 10; digit++) {
      PERMUTATION[0][digit] = digit;
    }
    for (int i = 1; i < 8; i++) {
      for (int digit = 0; digit < 10; digit++) {
        PERMUTATION[i][digit] = PERMUTATION[i - 1][first[digit]];
      }
    }
  }

  private Verhoeff() {}

  static boolean isValid(String number) {
    return number.matches("[0-9]+") && sum(number) == 0;
  }

  /** The digits with their check digit. */
  static String append(String digits) {
    int sum = sum(digits + "0");
    // rotations are undone by the opposite one, reflections by themselves
    return digits + (sum < 5 ? (5 - sum) % 5 : sum);
  }

  private static int sum(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      sum = times(sum, PERMUTATION[i % 8][digit]);
    }
    return sum;
  }

  private static int times(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + (a - b) % 5 : (5 + a - b) % 5;
  }
}
