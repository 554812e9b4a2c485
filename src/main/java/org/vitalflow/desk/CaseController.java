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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
  private final Margins margins;
  private final Records records;
  private final Certificates certificates;

  CaseController(
      Desk desk, CasePages pages, Margins margins, Records records, Certificates certificates) {
    this.desk = desk;
    this.pages = pages;
    this.margins = margins;
    this.records = records;
    this.certificates = certificates;
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
    model.addAttribute("margin", margins.of(event, locale));
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
    model.addAttribute("registrant", Names.of(record.path("child"), locale));
    model.addAttribute("bornOn", wording.day(record.path("occurredOn").asText("")));
    model.addAttribute("receivedAt", wording.moment(event.receivedAt()));
    model.addAttribute("officeName", desk.officeName(event.office(), locale));
    return "desk/receipt";
  }

  @GetMapping("/certificate")
  ResponseEntity<byte[]> certificate(@PathVariable String id, Authentication login) {
    Staff person = Staff.of(login);
    Event event = desk.caseOf(person, id);
    Certificates.Paper paper = certificates.paper(event.id()).orElseThrow(NoSuchCase::new);
    desk.read(event, person, "certificate");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + paper.number() + ".pdf\"")
        .body(paper.pdf());
  }
}
