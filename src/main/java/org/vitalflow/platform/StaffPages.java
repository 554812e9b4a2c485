package org.vitalflow.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The login page, and the start page with what is there for the role of who logged in. */
@Controller
class StaffPages {
  private final Country country;
  private final People people;
  private final OidcLogin oidc;

  StaffPages(Country country, People people, OidcLogin oidc) {
    this.country = country;
    this.people = people;
    this.oidc = oidc;
  }

  /** The state's name in the reader's language, else in the country's first one. */
  @ModelAttribute("state")
  String state(Locale locale) {
    Map<String, String> names = country.name();
    return names.getOrDefault(
        locale.getISO3Language(), names.getOrDefault(country.languages().get(0), ""));
  }

  @GetMapping("/login")
  String login(Model model) {
    model.addAttribute(
        "way", oidc.configured() ? "oidc" : people.people().isEmpty() ? "none" : "form");
    return "login";
  }

  @GetMapping("/")
  String start(Authentication person, Model model) {
    List<StaffRole> roles =
        person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .flatMap(group -> StaffRole.of(group).stream())
            .toList();
    model.addAttribute("name", person.getName());
    model.addAttribute("roles", roles.stream().map(StaffRole::group).toList());
    model.addAttribute("office", office(person));
    model.addAttribute("tasklist", roles.stream().anyMatch(StaffRole::worksOnCases));
    model.addAttribute("cockpit", roles.stream().anyMatch(StaffRole::looksIntoProcesses));
    model.addAttribute("admin", roles.contains(StaffRole.ADMIN));
    return "start";
  }

  private static String office(Authentication person) {
    return person.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(group -> group.contains("."))
        .map(group -> group.substring(group.indexOf('.') + 1))
        .findFirst()
        .orElse("");
  }
}
