package org.vitalflow.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.packet.Silence;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;

/** The cases that do not go on, without names: why, since when, and what may be done. */
@Controller
@RequestMapping("/desk/stuck")
class StuckController {
  private static final int SIZE = 50;

  private final StuckList list;
  private final StuckActions actions;
  private final StuckView view;
  private final Silence silence;
  private final Subscriptions subscriptions;
  private final Country country;
  private final Desk desk;

  StuckController(
      StuckList list,
      StuckActions actions,
      StuckView view,
      Silence silence,
      Subscriptions subscriptions,
      Country country,
      Desk desk) {
    this.list = list;
    this.actions = actions;
    this.view = view;
    this.silence = silence;
    this.subscriptions = subscriptions;
    this.country = country;
    this.desk = desk;
  }

  @GetMapping
  String page(
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "1") int page,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    Wording wording = desk.wording(person, locale);
    Optional<String> scope = scope(person, office);
    int at = Math.min(Math.max(page, 1), 1_000_000);
    StuckList.Lines found = list.page(scope, Stuck.Reason.of(reason), at - 1, SIZE, wording);
    model.addAttribute(
        "rows", found.lines().stream().map(line -> view.row(line, person, wording)).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("page", at);
    model.addAttribute("pages", Math.max(1, (found.total() + SIZE - 1) / SIZE));
    model.addAttribute("reasons", Arrays.stream(Stuck.Reason.values()).map(Enum::name).toList());
    model.addAttribute("reason", reason);
    model.addAttribute("offices", seesAll(person) ? country.offices().keySet() : List.of());
    model.addAttribute("office", scope.orElse(""));
    silence
        .alarm()
        .ifPresent(
            alarm -> {
              model.addAttribute("silentSince", wording.moment(alarm.since()));
              model.addAttribute("silentFor", alarm.waiting());
            });
    model.addAttribute(
        "topics", subscriptions.states().stream().map(s -> StuckView.topic(s, wording)).toList());
    return "desk/stuck";
  }

  @PostMapping("/steps/{jobId}/retry")
  String retry(@PathVariable String jobId, Authentication login, RedirectAttributes message) {
    message.addFlashAttribute("said", actions.retry(Staff.of(login), jobId));
    return "redirect:/desk/stuck";
  }

  @PostMapping("/packets/{rid}/ask")
  String ask(@PathVariable String rid, Authentication login, RedirectAttributes message) {
    message.addFlashAttribute("said", actions.ask(Staff.of(login), rid));
    return "redirect:/desk/stuck";
  }

  /** All offices, or one, for those who look into processes; the others see their own. */
  private static Optional<String> scope(Staff person, String office) {
    return seesAll(person)
        ? Optional.of(office).filter(one -> !one.isBlank())
        : Optional.of(person.office());
  }

  private static boolean seesAll(Staff person) {
    return person.may(StaffRole::looksIntoProcesses);
  }
}
