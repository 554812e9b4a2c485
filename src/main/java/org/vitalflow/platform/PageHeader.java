package org.vitalflow.platform;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's header shows. */
@ControllerAdvice(annotations = Controller.class)
class PageHeader {
  private final Country country;

  PageHeader(Country country) {
    this.country = country;
  }

  /** The state's name in the reader's language, else in the country's first one. */
  @ModelAttribute("state")
  String state(Locale locale) {
    Map<String, String> names = country.name();
    return names.getOrDefault(
        locale.getISO3Language(), names.getOrDefault(country.languages().get(0), ""));
  }
}
