package org.vitalflow.desk;

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
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.OperatorActions;
import org.vitalflow.websub.KeptDeliveries;

/** MOSIP's deliveries that were set aside, without what they say, and what operators did last. */
@Controller
@RequestMapping("/desk/deliveries")
class DeliveryController {
  private static final int SIZE = 50;
  private static final int LAST = 20;
  private static final int LONGEST_REASON = 1_000;

  private final KeptDeliveries deliveries;
  private final StuckActions stuck;
  private final OperatorActions actions;
  private final Desk desk;

  DeliveryController(
      KeptDeliveries deliveries, StuckActions stuck, OperatorActions actions, Desk desk) {
    this.deliveries = deliveries;
    this.stuck = stuck;
    this.actions = actions;
    this.desk = desk;
  }

  /** A delivery in words. */
  record Row(String id, String topic, String rid, String reason, String receivedAt) {}

  /** An act in words. */
  record Act(String at, String by, String what, String subject) {}

  @GetMapping
  String page(
      @RequestParam(defaultValue = "1") int page,
      Authentication login,
      Locale locale,
      Model model) {
    Wording wording = desk.wording(Staff.of(login), locale);
    int total = deliveries.total();
    int pages = Math.max(1, (total + SIZE - 1) / SIZE);
    int at = Math.min(Math.max(page, 1), pages);
    model.addAttribute(
        "rows", deliveries.page(at - 1, SIZE).stream().map(kept -> row(kept, wording)).toList());
    model.addAttribute("total", total);
    model.addAttribute("page", at);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "acts",
        actions.last(LAST).stream()
            .map(
                act ->
                    new Act(
                        wording.moment(act.at()),
                        act.by(),
                        wording.say("desk.what." + act.action(), act.action()),
                        act.subject()))
            .toList());
    return "desk/deliveries";
  }

  @PostMapping("/{id}/replay")
  String replay(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Authentication login,
      RedirectAttributes message) {
    return act(id, true, reason, login, message);
  }

  @PostMapping("/{id}/discard")
  String discard(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Authentication login,
      RedirectAttributes message) {
    return act(id, false, reason, login, message);
  }

  private String act(
      String id, boolean back, String reason, Authentication login, RedirectAttributes message) {
    String why = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    message.addFlashAttribute(
        "said",
        Desk.uuid(id)
            .map(delivery -> stuck.delivery(Staff.of(login), delivery, back, why))
            .orElse("desk.deliveries.gone"));
    return "redirect:/desk/deliveries";
  }

  private static Row row(KeptDeliveries.Kept kept, Wording wording) {
    String reason = kept.reason() == null ? kept.state() : kept.reason();
    return new Row(
        kept.id().toString(),
        wording.say("desk.topic." + kept.topic(), kept.topic().name()),
        Optional.ofNullable(kept.rid()).orElse(""),
        wording.say("desk.deliveries.reason." + reason, reason),
        wording.moment(kept.receivedAt()));
  }
}
