package org.vitalflow.platform;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page, and the start page with what is there for the role of who logged in. */
@Controller
class StaffPages {
  private final People people;
  private final OidcLogin oidc;

  StaffPages(People people, OidcLogin oidc) {
    this.people = people;
    this.oidc = oidc;
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
