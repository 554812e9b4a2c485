package org.vitalflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes wrong when the same birth is reported a second time. */
enum Slip {
  /** Nothing. */
  SENT_AGAIN,
  /** One letter of the child's given or family name left out, doubled, changed or moved. */
  TYPO,
  /** A letter of the child's and one of the mother's name. */
  TYPOS_IN_TWO_NAMES,
  /** Given and family name in each other's place, of child and mother. */
  NAMES_SWAPPED,
  /** The day before or after. */
  DAY_OFF,
  /** 3 August for 8 March. */
  DAY_AND_MONTH_SWAPPED,
  /** No father entered. */
  NO_FATHER,
  /** All names in the other script, or without accents and by another spelling. */
  TRANSLITERATED,
  /** The ward's note has no name of the child yet. */
  UNNAMED,
  /** The mother by another family name, hers at birth. */
  MOTHERS_NAME_AT_BIRTH,
  /** A typo, the day off and no father. */
  SEVERAL;

  private static final Map<String, String> OTHER_SCRIPT = otherScript();

  /** A second report of this birth. */
  ObjectNode of(ObjectNode birth, Random chance) {
    ObjectNode again = birth.deepCopy();
    again.put("crvsReference", "again-" + birth.path("crvsReference").asText());
    switch (this) {
      case SENT_AGAIN -> again.put("declaredOn", "2026-11-30");
      case TYPO -> typo(again.withObject("/child"), chance);
      case TYPOS_IN_TWO_NAMES -> {
        typo(again.withObject("/child"), chance);
        typo(again.withObject("/mother"), chance);
      }
      case NAMES_SWAPPED -> {
        swap(again.withObject("/child"));
        swap(again.withObject("/mother"));
      }
      case DAY_OFF -> Population.born(again, day(birth).plusDays(chance.nextBoolean() ? 1 : -1));
      case DAY_AND_MONTH_SWAPPED -> swapDay(again, day(birth));
      case NO_FATHER -> again.putObject("father").put("absentBecause", "UNKNOWN");
      case TRANSLITERATED ->
          Stream.of("child", "mother", "father").forEach(who -> transliterate(again, who));
      case UNNAMED -> again.withObject("/child").remove("name");
      case MOTHERS_NAME_AT_BIRTH -> name(again.withObject("/mother")).put("family", "Qwabeni");
      case SEVERAL -> {
        typo(again.withObject("/child"), chance);
        Population.born(again, day(birth).plusDays(1));
        again.putObject("father").put("absentBecause", "UNKNOWN");
      }
    }
    return again;
  }

  private static LocalDate day(ObjectNode birth) {
    return LocalDate.parse(birth.path("occurredOn").asText());
  }

  private static ObjectNode name(ObjectNode person) {
    return (ObjectNode) person.at("/name/0");
  }

  private static void swap(ObjectNode person) {
    ObjectNode name = name(person);
    String given = name.path("given").asText();
    name.put("given", name.path("family").asText()).put("family", given);
  }

  /** Whether it can happen with this birth: only a day up to the twelfth is taken for a month. */
  boolean canHappen(ObjectNode birth) {
    return this != DAY_AND_MONTH_SWAPPED || day(birth).getDayOfMonth() <= 12;
  }

  private static void swapDay(ObjectNode birth, LocalDate day) {
    Population.born(birth, LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
  }

  private static void typo(ObjectNode person, Random chance) {
    ObjectNode name = name(person);
    String part = chance.nextInt(3) < 2 ? "given" : "family";
    name.put(part, typo(name.path(part).asText(), chance));
  }

  private static String typo(String text, Random chance) {
    if (text.length() < 3) {
      return text;
    }
    int at = 1 + chance.nextInt(text.length() - 2);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char letter = text.charAt(at);
    char next = text.charAt(at + 1);
    return switch (chance.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + letter + after;
      case 2 -> before + next + letter + text.substring(at + 2);
      default -> before + (char) ('a' + chance.nextInt(26)) + after;
    };
  }

  private static void transliterate(ObjectNode birth, String who) {
    for (JsonNode name : birth.path(who).path("name")) {
      for (String part : new String[] {"given", "family"}) {
        ((ObjectNode) name).put(part, otherwise(name.path(part).asText()));
      }
    }
  }

  private static String otherwise(String names) {
    return Stream.of(names.split(" "))
        .map(name -> OTHER_SCRIPT.getOrDefault(name, respelled(name)))
        .collect(Collectors.joining(" "));
  }

  /** As a clerk of another language hears it. */
  private static String respelled(String name) {
    return name.replaceAll("[éèêë]", "e")
        .replaceAll("[ÉÈ]", "E")
        .replace("ï", "i")
        .replace("ô", "o")
        .replace("ç", "s")
        .replace("ph", "f")
        .replace("ou", "u")
        .replace("ch", "sh")
        .replace("qu", "k")
        .replace("y", "i")
        .replace("ck", "k");
  }

  private static Map<String, String> otherScript() {
    var other = new HashMap<String, String>();
    for (Population.Stock stock : Population.STOCKS) {
      Stream.concat(stock.given().stream(), stock.family().stream())
          .filter(name -> name.contains("="))
          .map(name -> name.split("="))
          .forEach(
              name -> {
                other.put(name[0], name[1]);
                other.put(name[1], name[0]);
              });
    }
    return other;
  }
}
