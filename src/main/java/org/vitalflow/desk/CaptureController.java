package org.vitalflow.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vitalflow.intake.Declaring;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.Drafts;
import org.vitalflow.registry.Event;

/** Captures the declaration of a birth: saved as a draft with every step, declared at the end. */
@Controller
@RequestMapping("/desk/new/birth")
class CaptureController {
  private static final String TYPE = "birth";
  private static final String PATH = "/desk/new/birth/";

  private final Desk desk;
  private final Drafts drafts;
  private final Declaring declaring;
  private final TransactionTemplate transactions;
  private final Country country;
  private final Ids ids;
  private final InstantSource clock;

  CaptureController(
      Desk desk,
      Drafts drafts,
      Declaring declaring,
      TransactionTemplate transactions,
      Country country,
      Ids ids,
      InstantSource clock) {
    this.desk = desk;
    this.drafts = drafts;
    this.declaring = declaring;
    this.transactions = transactions;
    this.country = country;
    this.ids = ids;
    this.clock = clock;
  }

  /** A draft in the list of those to go on with. */
  record Begun(UUID id, String registrant, String savedAt) {}

  @GetMapping
  String fresh(Authentication login, Locale locale, Model model) {
    Staff person = Staff.of(login);
    Wording wording = desk.wording(person, locale);
    ObjectNode blank = JsonNodeFactory.instance.objectNode();
    blank
        .put("declaredOn", LocalDate.ofInstant(clock.instant(), desk.zone(person)).toString())
        .put("channel", "OFFICE");
    model.addAttribute(
        "drafts",
        drafts.of(TYPE, person.name(), person.office()).stream()
            .map(
                draft ->
                    new Begun(
                        draft.id(),
                        Names.of(draft.content().path("child"), locale),
                        wording.moment(draft.savedAt())))
            .toList());
    return show(ids.next(), blank, "", List.of(), wording, model);
  }

  @GetMapping("/{id}")
  String draft(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String more,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    UUID declaration = Desk.uuid(id).orElseThrow(NoSuchCase::new);
    Optional<Event> declared = declared(declaration, person);
    if (declared.isPresent()) {
      drafts.delete(declaration, person.name(), person.office());
      return receipt(declared.get());
    }
    Drafts.Draft draft =
        drafts.find(declaration, person.name(), person.office()).orElseThrow(NoSuchCase::new);
    model.addAttribute("saved", desk.wording(person, locale).moment(draft.savedAt()));
    return show(declaration, draft.content(), more, List.of(), desk.wording(person, locale), model);
  }

  /** Every button of the form comes here, and everything that was typed is kept first. */
  @PostMapping("/{id}")
  String step(
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    UUID declaration = Desk.uuid(id).orElseThrow(NoSuchCase::new);
    Optional<Event> declared = declared(declaration, person);
    if (declared.isPresent()) {
      drafts.delete(declaration, person.name(), person.office());
      return receipt(declared.get());
    }
    ObjectNode draft = Declaration.draft(typed);
    if (!drafts.save(declaration, TYPE, person.name(), person.office(), draft)) {
      throw new NoSuchCase();
    }
    if (typed.containsKey("declare")) {
      return declare(declaration, draft, person, desk.wording(person, locale), model);
    }
    String more = typed.getOrDefault("more", "");
    return Declaration.isNames(more)
        ? "redirect:"
            + PATH
            + declaration
            + "?more="
            + more
            + "#"
            + more.substring(1).replace('/', '-')
        : "redirect:" + PATH + declaration + anchor(typed.getOrDefault("then", ""));
  }

  @PostMapping("/{id}/forget")
  String forget(@PathVariable String id, Authentication login) {
    Staff person = Staff.of(login);
    Desk.uuid(id).ifPresent(draft -> drafts.delete(draft, person.name(), person.office()));
    return "redirect:/desk/new/birth";
  }

  private String declare(
      UUID declaration, ObjectNode draft, Staff person, Wording wording, Model model) {
    ObjectNode body = Declaration.body(draft, person.office(), Declaring.reference(declaration));
    List<Fault> faults = declaring.faults(TYPE, body);
    if (!faults.isEmpty()) {
      return show(declaration, draft, "", faults, wording, model);
    }
    Event event =
        transactions.execute(
            transaction -> {
              Event opened = declaring.declare(TYPE, declaration, body, person.name());
              drafts.delete(declaration, person.name(), person.office());
              return opened;
            });
    return event == null ? "redirect:/desk/new/birth" : receipt(event);
  }

  private Optional<Event> declared(UUID declaration, Staff person) {
    return declaring.declared(TYPE, declaration).filter(event -> desk.isTheirs(person, event));
  }

  private static String receipt(Event event) {
    return "redirect:/desk/cases/" + event.id() + "/receipt";
  }

  private static String anchor(String section) {
    return BirthForm.SECTIONS.stream().anyMatch(known -> known.id().equals(section))
        ? "#" + section
        : "";
  }

  private String show(
      UUID declaration,
      ObjectNode draft,
      String more,
      List<Fault> faults,
      Wording wording,
      Model model) {
    var capture = new Capture(wording, country.languages(), draft, more, faults);
    model.addAttribute("declaration", declaration);
    model.addAttribute("parts", capture.parts());
    model.addAttribute("wrong", capture.wrong());
    model.addAttribute("countries", wording.countries());
    return "desk/birth";
  }
}
