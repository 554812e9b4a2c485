package org.vitalflow;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;

/**
 * The birth to try the quick start with: another child at each start, since the same one again is a
 * possible duplicate.
 */
final class QuickStartSample {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final List<String> GIVEN =
      List.of(
          "Neema Ruth",
          "Amara Joy",
          "Imani",
          "Zola Hope",
          "Thandeka",
          "Esi Abla",
          "Mirembe",
          "Safiya Noor",
          "Wanjiru",
          "Chiara Ifeoma",
          "Lerato",
          "Bontle Grace");
  private static final List<String> FAMILY =
      List.of(
          "Tembo",
          "Kamara",
          "Okoye",
          "Nyambe",
          "Diallo",
          "Sesay",
          "Moyo",
          "Haile",
          "Rakoto",
          "Mbeki",
          "Osei",
          "Chilufya");
  private static final List<String> MOTHER =
      List.of(
          "Grace",
          "Miriam",
          "Fatou",
          "Lindiwe",
          "Aster",
          "Yvonne",
          "Josephine",
          "Halima",
          "Dorcas",
          "Violet",
          "Ngozi",
          "Tsehay");
  private static final int YOUNGEST_MOTHER = 8000;
  private static final int AGES = 4000;

  private QuickStartSample() {}

  static String of(String sample, LocalDate today) {
    return sample
        .replace("@BORN@", today.minusDays(3).toString())
        .replace("@TODAY@", today.toString())
        .replace("@GIVEN@", one(GIVEN))
        .replace("@FAMILY@", one(FAMILY))
        .replace("@MOTHER@", one(MOTHER))
        .replace(
            "@MOTHER_BORN@", today.minusDays(YOUNGEST_MOTHER + CHANCE.nextInt(AGES)).toString());
  }

  private static String one(List<String> names) {
    return names.get(CHANCE.nextInt(names.size()));
  }
}
