package org.vitalflow.platform;

import org.springframework.security.core.Authentication;
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
    Staff staff = Staff.of(person);
    model.addAttribute("name", staff.name());
    model.addAttribute("roles", staff.roles().stream().sorted().map(StaffRole::group).toList());
    model.addAttribute("office", staff.office());
    model.addAttribute("admin", staff.has(StaffRole.ADMIN));
    return "start";
  }
}
