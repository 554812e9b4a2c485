package org.vitalflow.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
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

  /** Who is logged in, if anybody. */
  @ModelAttribute("person")
  @Nullable Staff person(@Nullable Authentication person) {
    return person == null ? null : Staff.of(person);
  }

  /** What the navigation offers this person. */
  @ModelAttribute("nav")
  Nav nav(@Nullable Authentication person) {
    Set<StaffRole> roles = person == null ? Set.of() : Staff.of(person).roles();
    return new Nav(
        roles.stream().anyMatch(StaffRole::seesNames),
        roles.stream().anyMatch(StaffRole::declares),
        roles.stream().anyMatch(StaffRole::worksOnCases),
        roles.stream().anyMatch(StaffRole::looksIntoProcesses),
        roles.stream().anyMatch(StaffRole::tendsNotifications),
        roles.stream().anyMatch(StaffRole::watchesOver),
        roles.stream().anyMatch(StaffRole::reconciles),
        roles.stream().anyMatch(StaffRole::mendsCases));
  }

  /** Which rooms are open to a person. */
  record Nav(
      boolean work,
      boolean declare,
      boolean tasklist,
      boolean cockpit,
      boolean notifications,
      boolean stuck,
      boolean reconciliation,
      boolean deliveries) {}
}
