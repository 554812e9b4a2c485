package org.vitalflow.simulator;

import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;

/** Makes UINs (10 digits) and VIDs (16) by the rules of MOSIP's generators. */
final class Numbers {
  private static final int UIN = 10;
  private static final int VID = 16;
  private static final int GROUP = 5;
  private static final String UP = "01234567890123456789";
  private static final String DOWN = "98765432109876543210";
  private static final Pattern RESTRICTED = Pattern.compile("^[01]|786|666");
  private static final Pattern DIGIT_SOON_AGAIN = Pattern.compile("(\\d)\\d?\\1");
  private static final Pattern BLOCK_AGAIN = Pattern.compile("(\\d{2,}).*?\\1");
  private static final Pattern EVEN_DIGITS = Pattern.compile("[2468]{3}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Numbers() {}

  static String uin() {
    String number = number(UIN);
    while (!isUin(number)) {
      number = number(UIN);
    }
    return number;
  }

  static String vid() {
    String number = number(VID);
    while (!isVid(number)) {
      number = number(VID);
    }
    return number;
  }

  private static String number(int length) {
    var digits = new StringBuilder();
    while (digits.length() < length - 1) {
      digits.append(RANDOM.nextInt(10));
    }
    return Verhoeff.append(digits.toString());
  }

  static boolean isVid(String number) {
    return number.length() == VID && isLikeAll(number);
  }

  static boolean isUin(String number) {
    if (number.length() != UIN || !isLikeAll(number) || EVEN_DIGITS.matcher(number).find()) {
      return false;
    }
    String first = number.substring(0, GROUP);
    String last = number.substring(UIN - GROUP);
    return !first.equals(last) && !first.equals(new StringBuilder(last).reverse().toString());
  }

  private static boolean isLikeAll(String number) {
    return Verhoeff.isValid(number)
        && !hasSequence(number)
        && List.of(RESTRICTED, DIGIT_SOON_AGAIN, BLOCK_AGAIN).stream()
            .noneMatch(rule -> rule.matcher(number).find());
  }

  private static boolean hasSequence(String number) {
    for (int i = 0; i + 3 <= number.length(); i++) {
      String three = number.substring(i, i + 3);
      if (UP.contains(three) || DOWN.contains(three)) {
        return true;
      }
    }
    return false;
  }
}
