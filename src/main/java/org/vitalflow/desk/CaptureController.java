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

/** Captures the declaration of an event: saved as a draft with every step, declared at the end. */
@Controller
@RequestMapping("/desk/new/{type:birth|death}")
class CaptureController {
  private static final String PATH = "/desk/new/";

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
  String fresh(@PathVariable String type, Authentication login, Locale locale, Model model) {
    Staff person = Staff.of(login);
    DeskForm form = form(type);
    Wording wording = desk.wording(person, locale);
    ObjectNode blank = JsonNodeFactory.instance.objectNode();
    blank
        .put("declaredOn", LocalDate.ofInstant(clock.instant(), desk.zone(person)).toString())
        .put("channel", "OFFICE");
    model.addAttribute(
        "drafts",
        drafts.of(type, person.name(), person.office()).stream()
            .map(
                draft ->
                    new Begun(
                        draft.id(),
                        Names.of(form.registrant(draft.content()), locale),
                        wording.moment(draft.savedAt())))
            .toList());
    return show(form, ids.next(), blank, "", List.of(), wording, model);
  }

  @GetMapping("/{id}")
  String draft(
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String more,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    UUID declaration = Desk.uuid(id).orElseThrow(NoSuchCase::new);
    Optional<String> receipt = receiptOf(type, declaration, person);
    if (receipt.isPresent()) {
      return receipt.get();
    }
    Drafts.Draft draft =
        drafts.find(declaration, person.name(), person.office()).orElseThrow(NoSuchCase::new);
    model.addAttribute("saved", desk.wording(person, locale).moment(draft.savedAt()));
    return show(
        form(type),
        declaration,
        draft.content(),
        more,
        List.of(),
        desk.wording(person, locale),
        model);
  }

  /** Every button of the form comes here, and everything that was typed is kept first. */
  @PostMapping("/{id}")
  String step(
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam Map<String, String> typed,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    UUID declaration = Desk.uuid(id).orElseThrow(NoSuchCase::new);
    Optional<String> receipt = receiptOf(type, declaration, person);
    if (receipt.isPresent()) {
      return receipt.get();
    }
    DeskForm form = form(type);
    ObjectNode draft = Declaration.draft(form, typed);
    if (!drafts.save(declaration, type, person.name(), person.office(), draft)) {
      throw new NoSuchCase();
    }
    if (typed.containsKey("declare")) {
      return declare(form, declaration, draft, person, desk.wording(person, locale), model);
    }
    String more = typed.getOrDefault("more", "");
    String then =
        Declaration.isNames(form, more)
            ? "?more=" + more + "#" + more.substring(1).replace('/', '-')
            : anchor(form, typed.getOrDefault("then", ""));
    return "redirect:" + PATH + type + "/" + declaration + then;
  }

  @PostMapping("/{id}/forget")
  String forget(@PathVariable String type, @PathVariable String id, Authentication login) {
    Staff person = Staff.of(login);
    Desk.uuid(id).ifPresent(draft -> drafts.delete(draft, person.name(), person.office()));
    return "redirect:" + PATH + type;
  }

  private String declare(
      DeskForm form,
      UUID declaration,
      ObjectNode draft,
      Staff person,
      Wording wording,
      Model model) {
    ObjectNode body =
        Declaration.body(form, draft, person.office(), Declaring.reference(declaration));
    List<Fault> faults = declaring.faults(form.type(), body);
    if (!faults.isEmpty()) {
      return show(form, declaration, draft, "", faults, wording, model);
    }
    Event event =
        transactions.execute(
            transaction -> {
              Event opened = declaring.declare(form.type(), declaration, body, person.name());
              drafts.delete(declaration, person.name(), person.office());
              return opened;
            });
    return event == null ? "redirect:" + PATH + form.type() : receipt(event);
  }

  /** Where to go with what is declared already; its draft is of no more use. */
  private Optional<String> receiptOf(String type, UUID declaration, Staff person) {
    Optional<Event> declared =
        declaring.declared(type, declaration).filter(event -> desk.isTheirs(person, event));
    declared.ifPresent(event -> drafts.delete(declaration, person.name(), person.office()));
    return declared.map(CaptureController::receipt);
  }

  private static String receipt(Event event) {
    return "redirect:/desk/cases/" + event.id() + "/receipt";
  }

  private static DeskForm form(String type) {
    return DeskForm.of(type).orElseThrow(NoSuchCase::new);
  }

  private static String anchor(DeskForm form, String section) {
    return form.sections().stream().anyMatch(known -> known.id().equals(section))
        ? "#" + section
        : "";
  }

  private String show(
      DeskForm form,
      UUID declaration,
      ObjectNode draft,
      String more,
      List<Fault> faults,
      Wording wording,
      Model model) {
    var capture = new Capture(form, wording, country.languages(), draft, more, faults);
    model.addAttribute("type", form.type());
    model.addAttribute("declaration", declaration);
    model.addAttribute("parts", capture.parts());
    model.addAttribute("wrong", capture.wrong());
    model.addAttribute("countries", wording.countries());
    return "desk/capture";
  }
}
