package org.vitalflow.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.crvs.Notifications;
import org.vitalflow.platform.Staff;

/** Whom we tell what becomes of events, and what could not be told. It shows nothing of persons. */
@Controller
@RequestMapping("/desk/notifications")
class NotificationsController {
  private static final String PAGE = "redirect:/desk/notifications";

  private final Notifications notifications;
  private final Desk desk;

  NotificationsController(Notifications notifications, Desk desk) {
    this.notifications = notifications;
    this.desk = desk;
  }

  /** A subscription in words. */
  record Line(Notifications.Overview of, String reason, String oldest) {}

  /** A dead message in words. */
  record DeadLine(Notifications.Dead of, String outcome, String ended) {}

  @GetMapping
  String page(Authentication login, Locale locale, Model model) {
    Wording wording = desk.wording(Staff.of(login), locale);
    List<Line> lines =
        notifications.overview().stream()
            .map(
                one ->
                    new Line(
                        one,
                        word(wording, one.reason()),
                        one.oldest() == null ? "" : wording.moment(one.oldest())))
            .toList();
    List<DeadLine> dead =
        notifications.dead().stream()
            .map(
                one ->
                    new DeadLine(one, word(wording, one.outcome()), wording.moment(one.endedAt())))
            .toList();
    model.addAttribute("lines", lines);
    model.addAttribute("dead", dead);
    return "desk/notifications";
  }

  @PostMapping("/{delivery}/again")
  String again(@PathVariable UUID delivery, Authentication login, RedirectAttributes message) {
    boolean found = notifications.again(delivery, Staff.of(login).name());
    message.addFlashAttribute(
        "said", found ? "desk.notifications.sent" : "desk.notifications.faster");
    return PAGE;
  }

  @PostMapping("/of/{subscription}/again")
  String allAgain(
      @PathVariable UUID subscription, Authentication login, RedirectAttributes message) {
    boolean any = notifications.allAgain(subscription, Staff.of(login).name()) > 0;
    message.addFlashAttribute(
        "said", any ? "desk.notifications.sent" : "desk.notifications.faster");
    return PAGE;
  }

  private static String word(Wording wording, @Nullable String code) {
    return code == null ? "" : wording.say("desk.notifications.how." + code, code);
  }
}
