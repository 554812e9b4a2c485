package org.vitalflow.certificate;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.StartRefused;

/**
 * The certificate's own words, one file of the country pack per language: {@code
 * country/certificate/labels-eng.properties}. A language of the country without such a file has
 * names only.
 */
@Component
class Labels {
  private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

  Labels(Country country) {
    for (String language : country.languages()) {
      var file = new ClassPathResource("country/certificate/labels-" + language + ".properties");
      if (file.exists()) {
        byLanguage.put(language, read(file));
      }
    }
    refuseGaps();
  }

  private static Properties read(ClassPathResource file) {
    var words = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new StartRefused("The country pack's " + file.getPath() + " cannot be read");
    }
    return words;
  }

  private void refuseGaps() {
    var keys = new TreeSet<String>();
    byLanguage.values().forEach(words -> keys.addAll(words.stringPropertyNames()));
    var faults = new ArrayList<String>();
    byLanguage.forEach(
        (language, words) ->
            keys.stream()
                .filter(key -> !words.containsKey(key))
                .forEach(key -> faults.add("labels-" + language + " lacks " + key)));
    if (byLanguage.isEmpty()) {
      faults.add("none of the country's languages has a labels file");
    }
    if (!faults.isEmpty()) {
      throw new StartRefused("The country pack's certificate: " + String.join("; ", faults));
    }
  }

  /** The languages that have words, the country's default first. */
  List<String> languages() {
    return List.copyOf(byLanguage.keySet());
  }

  boolean has(String key) {
    return byLanguage.values().iterator().next().containsKey(key);
  }

  /** The words for one thing. */
  String word(String language, String key) {
    return Optional.ofNullable(words(language).getProperty(key))
        .orElseThrow(() -> new IllegalArgumentException("No words for " + key));
  }

  /** The language as BCP 47 has it. */
  String tag(String language) {
    return byLanguage.containsKey(language) ? word(language, "tag") : language;
  }

  /** A date as people write it, such as {@code 23 November 2026}. */
  String date(String language, LocalDate date) {
    return DateTimeFormatter.ofPattern(word(language, "date"), locale(language)).format(date);
  }

  /** A date in words, where the language's number words can be trusted. */
  Optional<String> dateInWords(String language, LocalDate date) {
    if (!word(language, "date.words").equals("true")) {
      return Optional.empty();
    }
    Locale locale = locale(language);
    var spelling = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    String day =
        date.getDayOfMonth() == 1
            ? word(language, "day.first")
            : spelling.format(date.getDayOfMonth());
    String month = DateTimeFormatter.ofPattern("MMMM", locale).format(date);
    return Optional.of(day + " " + month + " " + spelling.format(date.getYear()));
  }

  private Locale locale(String language) {
    return Locale.forLanguageTag(word(language, "tag"));
  }

  private Properties words(String language) {
    Properties words = byLanguage.get(language);
    if (words == null) {
      throw new IllegalArgumentException("No words in " + language);
    }
    return words;
  }
}
