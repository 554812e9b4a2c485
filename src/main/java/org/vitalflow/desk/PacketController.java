package org.vitalflow.desk;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vitalflow.packet.Bundles;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.registry.Event;

/** What ID operations and supervisors send to MOSIP's helpdesk about a RID of their office. */
@Controller
class PacketController {
  private final Desk desk;
  private final Bundles bundles;

  PacketController(Desk desk, Bundles bundles) {
    this.desk = desk;
    this.bundles = bundles;
  }

  @GetMapping("/desk/packets/{rid}/bundle")
  String bundle(@PathVariable String rid, Authentication login, Model model) {
    Staff person = Staff.of(login);
    if (!person.has(StaffRole.IDOPS) && !person.has(StaffRole.SUPERVISOR)) {
      throw new NoSuchCase();
    }
    Bundles.Bundle bundle = bundles.of(rid).orElseThrow(NoSuchCase::new);
    Event event = desk.caseOf(person, bundle.eventId().toString());
    desk.read(event, person, "helpdesk bundle");
    model.addAttribute("event", event);
    model.addAttribute("text", bundle.text());
    model.addAttribute("lines", bundle.text().lines().count() + 1);
    return "desk/bundle";
  }
}
