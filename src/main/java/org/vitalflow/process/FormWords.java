package org.vitalflow.process;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The forms' texts in languages other than English: {@code forms/labels_<language>.properties}. */
@Component
class FormWords {
  private final Map<Locale, Properties> known = new ConcurrentHashMap<>();

  /** The form in a language; a text that is not translated stays English. */
  FormFile in(Locale language, FormFile form) {
    Properties words = known.computeIfAbsent(language, FormWords::load);
    form.reword(words::getProperty);
    return form;
  }

  private static Properties load(Locale language) {
    var file = new ClassPathResource("forms/labels_" + language.getLanguage() + ".properties");
    var words = new Properties();
    if (file.exists()) {
      try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
        words.load(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return words;
  }
}
