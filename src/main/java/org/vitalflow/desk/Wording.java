package org.vitalflow.desk;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The words of one reader: their language, and the clock of their office. */
record Wording(MessageSource messages, Locale locale, ZoneId zone) {
  private static final Map<String, String> TWO_LETTERS =
      Arrays.stream(Locale.getISOLanguages())
          .collect(
              Collectors.toMap(
                  code -> Locale.forLanguageTag(code).getISO3Language(),
                  code -> code,
                  (first, second) -> first));

  /** The message of this key. */
  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The message of this key, or the other text where there is none. */
  String say(String key, String otherwise) {
    String found = messages.getMessage(key, null, otherwise, locale);
    return found == null ? otherwise : found;
  }

  /** A code of the outside contract in words; a few codes mean two things. */
  String code(Field field, String code) {
    return say("desk.word." + field.path() + "." + code, code(code));
  }

  /** A code of the outside contract in words. */
  String code(String code) {
    return say("desk.word." + code, code);
  }

  /** A language of three letters by its name. */
  String language(String code) {
    String name =
        Locale.forLanguageTag(TWO_LETTERS.getOrDefault(code, code)).getDisplayLanguage(locale);
    return name.isEmpty() ? code : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  /** A moment, to the minute, by the office's clock. */
  String moment(Instant at) {
    return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale).format(at.atZone(zone));
  }

  /** A full day in words; a part of one as it is written. */
  String day(String iso) {
    try {
      return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(LocalDate.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  /** The countries by their code of three letters, in the order of their names. */
  Map<String, String> countries() {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Locale.Builder().setRegion(code).build())
        .sorted(
            Comparator.comparing(
                (Locale country) -> country.getDisplayCountry(locale),
                Collator.getInstance(locale)))
        .collect(
            Collectors.toMap(
                Locale::getISO3Country,
                country -> country.getDisplayCountry(locale),
                (first, second) -> first,
                LinkedHashMap::new));
  }
}
