package org.vitalflow.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Twins;
import org.vitalflow.registry.Twins.Twin;

/**
 * Two records that may be of one person, side by side. Whoever is asked about the pair may read
 * both, though the other is of another office; that is journaled with both.
 */
@Controller
class TwinsController {
  private static final String READ = "twins page";

  private final Desk desk;
  private final Events events;
  private final Records records;
  private final Twins twins;

  TwinsController(Desk desk, Events events, Records records, Twins twins) {
    this.desk = desk;
    this.events = events;
    this.records = records;
    this.twins = twins;
  }

  @GetMapping("/desk/cases/{id}/twins/{other}")
  String page(
      @PathVariable String id,
      @PathVariable String other,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    Event ours = desk.caseOf(person, id);
    Twin twin =
        Desk.uuid(other)
            .flatMap(otherId -> twins.pair(ours.id(), otherId))
            .orElseThrow(NoSuchCase::new);
    Event theirs = events.get(twin.otherId());
    desk.read(ours, person, READ);
    desk.read(theirs, person, READ);
    JsonNode record = records.current(ours.id());
    JsonNode otherRecord = records.current(theirs.id());
    List<RecordText.Part> parts =
        new RecordText(desk.wording(person, locale), record, otherRecord).parts();
    model.addAttribute("twin", twin);
    model.addAttribute("ours", ours);
    model.addAttribute("theirs", theirs);
    model.addAttribute("parts", parts);
    model.addAttribute("ourOffice", desk.officeName(ours.office(), locale));
    model.addAttribute("theirOffice", desk.officeName(theirs.office(), locale));
    model.addAttribute("ourId", identity(ours));
    model.addAttribute("theirId", identity(theirs));
    return "desk/twins";
  }

  /** The masked number and its kind; empty where none was given. */
  private String identity(Event event) {
    return records.nationalId(event.id()).map(id -> id.kind() + " " + id.masked()).orElse("");
  }
}
