package org.vitalflow.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;

/** What MOSIP was sent on one day and what became of it; signed by a name when the day is over. */
@Controller
@RequestMapping("/desk/reconciliation")
class ReconciliationController {
  private static final int LONGEST_NOTE = 1_000;

  private final Reconciliation days;
  private final Country country;
  private final Desk desk;
  private final InstantSource clock;

  ReconciliationController(Reconciliation days, Country country, Desk desk, InstantSource clock) {
    this.days = days;
    this.country = country;
    this.desk = desk;
    this.clock = clock;
  }

  /** A packet that is not done, in words. */
  record Row(String rid, String office, String process, String state, String sentAt) {}

  @GetMapping
  String page(
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String office,
      Authentication login,
      Locale locale,
      Model model) {
    Staff person = Staff.of(login);
    ZoneId zone = desk.zone(person);
    Wording wording = desk.wording(person, locale);
    LocalDate today = today(zone);
    LocalDate shown = day(day, today);
    String of = office(person, office);
    Reconciliation.Shown figures = days.of(shown, zone, of);
    model.addAttribute("figures", figures.day());
    figures
        .signed()
        .ifPresent(
            signed -> {
              model.addAttribute("signedBy", signed.by());
              model.addAttribute("signedAt", wording.moment(signed.at()));
              model.addAttribute("note", signed.note());
            });
    model.addAttribute(
        "open",
        figures.day().open().stream()
            .map(
                one ->
                    new Row(
                        one.rid(),
                        one.office(),
                        one.process(),
                        wording.say("desk.recon.state." + one.state(), one.state()),
                        wording.moment(one.sentAt())))
            .toList());
    model.addAttribute("day", shown);
    model.addAttribute("dayName", wording.day(shown.toString()));
    model.addAttribute("before", shown.minusDays(1));
    model.addAttribute("after", shown.isBefore(today) ? shown.plusDays(1) : null);
    model.addAttribute("isOver", shown.isBefore(today));
    model.addAttribute("office", of);
    model.addAttribute(
        "offices", person.has(StaffRole.ADMIN) ? country.offices().keySet() : List.of());
    return "desk/reconciliation";
  }

  /** The figures, or the packets that are not done, as a table of commas. */
  @GetMapping("/{table:figures|rids}.csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String table,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String office,
      Authentication login) {
    Staff person = Staff.of(login);
    ZoneId zone = desk.zone(person);
    LocalDate shown = day(day, today(zone));
    String of = office(person, office);
    Reconciliation.Shown figures = days.of(shown, zone, of);
    String text =
        table.equals("figures")
            ? ReconciliationCsv.figures(shown, of, figures)
            : ReconciliationCsv.rids(shown, figures);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"mosip-%s-%s.csv\"".formatted(table, shown))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping
  String sign(
      @RequestParam String day,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String note,
      Authentication login,
      RedirectAttributes message) {
    Staff person = Staff.of(login);
    ZoneId zone = desk.zone(person);
    LocalDate today = today(zone);
    LocalDate signed = day(day, today);
    String of = office(person, office);
    String words = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
    message.addFlashAttribute(
        "said",
        !signed.isBefore(today)
            ? "desk.recon.not-over"
            : days.sign(signed, zone, of, person, words) ? "desk.recon.done" : "desk.recon.faster");
    message.addAttribute("day", signed.toString());
    message.addAttribute("office", of);
    return "redirect:/desk/reconciliation";
  }

  /** The administrator reconciles any office or, with none, the whole country; others their own. */
  private String office(Staff person, String office) {
    if (!person.has(StaffRole.ADMIN)) {
      // an account of no office sees nothing, and not the whole country
      return person.office().isEmpty() ? "-" : person.office();
    }
    return country.offices().containsKey(office) ? office : "";
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static LocalDate day(String text, LocalDate today) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.isAfter(today) || day.getYear() < 2000 ? today : day;
    } catch (DateTimeException e) {
      return today;
    }
  }
}
