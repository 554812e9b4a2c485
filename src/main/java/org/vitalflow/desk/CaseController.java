package org.vitalflow.desk;

import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.certificate.BurialPermits;
import org.vitalflow.certificate.Certificates;
import org.vitalflow.platform.Staff;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Records;

/** One case of the person's office: all that is known of it, its receipt and its certificate. */
@Controller
@RequestMapping("/desk/cases/{id}")
class CaseController {
  private final Desk desk;
  private final CasePages pages;
  private final Records records;
  private final Certificates certificates;
  private final BurialPermits burialPermits;

  CaseController(
      Desk desk,
      CasePages pages,
      Records records,
      Certificates certificates,
      BurialPermits burialPermits) {
    this.desk = desk;
    this.pages = pages;
    this.records = records;
    this.certificates = certificates;
    this.burialPermits = burialPermits;
  }

  @GetMapping
  String page(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int version,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    desk.read(event, person, "case page");
    model.addAttribute("case", pages.page(event, person, version, desk.wording(person, locale)));
    model.addAttribute("officeName", desk.officeName(event.office(), locale));
    return "desk/case";
  }

  @GetMapping("/receipt")
  String receipt(@PathVariable String id, Authentication login, Locale locale, Model model) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    desk.read(event, person, "receipt");
    Wording wording = desk.wording(person, locale);
    var record = records.current(event.id());
    model.addAttribute("event", event);
    model.addAttribute("registrant", Names.of(DeskForm.of(record).registrant(record), locale));
    model.addAttribute("bornOn", wording.day(record.path("occurredOn").asText("")));
    model.addAttribute("receivedAt", wording.moment(event.receivedAt()));
    model.addAttribute("officeName", desk.officeName(event.office(), locale));
    return "desk/receipt";
  }

  /** Gives the burial permit, or says what is missing. */
  @PostMapping("/burial-permit")
  String giveBurialPermit(
      @PathVariable String id, Authentication login, RedirectAttributes message) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    if (!CasePages.givesPermits(person)) {
      throw new NoSuchCase();
    }
    String decided = burialPermits.give(event.id(), person.name());
    message.addFlashAttribute(
        "said", decided.equals(BurialPermits.GIVEN) ? "burial.given" : "burial.missing." + decided);
    return "redirect:/desk/cases/" + event.id();
  }

  @GetMapping("/burial-permit")
  ResponseEntity<byte[]> burialPermit(@PathVariable String id, Authentication login) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    Certificates.Paper paper = burialPermits.paper(event.id()).orElseThrow(NoSuchCase::new);
    desk.read(event, person, "burial permit");
    return pdf(paper);
  }

  @GetMapping("/certificate")
  ResponseEntity<byte[]> certificate(@PathVariable String id, Authentication login) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    Certificates.Paper paper = certificates.paper(event.id()).orElseThrow(NoSuchCase::new);
    desk.read(event, person, "certificate");
    return pdf(paper);
  }

  private static ResponseEntity<byte[]> pdf(Certificates.Paper paper) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + paper.number() + ".pdf\"")
        .body(paper.pdf());
  }
}
