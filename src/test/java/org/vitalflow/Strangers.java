package org.vitalflow;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Parents whom no search takes for those of another birth, so that the tests' children may share a
 * name.
 */
public final class Strangers {
  private static final String CONSONANTS = "bdfgklmnprst";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 4;
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

  private Strangers() {}

  /**
   * The text with {@code @MOTHER@}, {@code @MIDDLE@}, {@code @FATHER@} and the parents' {@code
   * ..._BORN@} filled in.
   */
  public static String in(String text) {
    return text.replace("@MOTHER@", name())
        .replace("@MIDDLE@", name())
        .replace("@FATHER@", name())
        .replace("@MOTHER_BORN@", born())
        .replace("@FATHER_BORN@", born());
  }

  /** A name that nobody else has. */
  public static String name() {
    long number = scattered();
    var name = new StringBuilder();
    for (int i = 0; i < SYLLABLES; i++) {
      name.append(CONSONANTS.charAt((int) Math.floorMod(number, (long) CONSONANTS.length())));
      number /= CONSONANTS.length();
      name.append(VOWELS.charAt((int) Math.floorMod(number, (long) VOWELS.length())));
      number /= VOWELS.length();
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** A day of birth of somebody who may have children. */
  public static String born() {
    return LocalDate.of(1976, 1, 1).plusDays(Math.floorMod(scattered(), 10_000L)).toString();
  }

  /** Neighbouring numbers far apart, as SplitMix64 does it. */
  private static long scattered() {
    long number = NEXT.incrementAndGet() * 0x9E3779B97F4A7C15L;
    number = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    number = (number ^ (number >>> 27)) * 0x94D049BB133111EBL;
    return (number ^ (number >>> 31)) >>> 1;
  }
}
