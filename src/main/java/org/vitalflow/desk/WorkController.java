package org.vitalflow.desk;

import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.platform.Staff;
import org.vitalflow.process.Work;

/** The work list. A search is a POST, so that no name comes into an address. */
@Controller
@RequestMapping("/desk/work")
class WorkController {
  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";
  private static final String LIST = "redirect:/desk/work";

  private final Work work;
  private final WorkList list;

  WorkController(Work work, WorkList list) {
    this.work = work;
    this.list = list;
  }

  @GetMapping
  String all(
      @RequestParam(defaultValue = "1") int page,
      Authentication login,
      Locale locale,
      Model model) {
    return show("", page, Staff.of(login), locale, model);
  }

  @PostMapping
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    if (!q.isBlank()) {
      list.exactly(person, q).ifPresent(event -> model.addAttribute("exact", event));
    }
    return show(q, page, person, locale, model);
  }

  private String show(String q, int page, Staff person, Locale locale, Model model) {
    model.addAttribute("list", list.show(person, q, page, locale));
    model.addAttribute("q", q);
    model.addAttribute("most", Work.MOST);
    return "desk/work";
  }

  @PostMapping("/next")
  String next(Authentication login, RedirectAttributes message) {
    return work.takeNext(Staff.of(login))
        .map(item -> "redirect:" + TASKLIST + item.taskId())
        .orElseGet(
            () -> {
              message.addFlashAttribute("said", "desk.work.nothing");
              return LIST;
            });
  }

  @PostMapping("/{taskId}/take")
  String take(
      @PathVariable String taskId,
      @RequestParam(defaultValue = "") String to,
      Authentication login,
      RedirectAttributes message) {
    message.addFlashAttribute(
        "said", work.take(Staff.of(login), taskId) ? "desk.work.taken" : "desk.work.faster");
    return Desk.uuid(to).map(event -> "redirect:/desk/cases/" + event).orElse(LIST);
  }

  @PostMapping("/{taskId}/give-back")
  String giveBack(@PathVariable String taskId, Authentication login, RedirectAttributes message) {
    message.addFlashAttribute(
        "said", work.giveBack(Staff.of(login), taskId) ? "desk.work.given" : "desk.work.faster");
    return LIST;
  }
}
