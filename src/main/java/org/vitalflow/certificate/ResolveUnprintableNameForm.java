package org.vitalflow.certificate;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Records;

/** A certificate could not be printed: by what, as the fonts and the record stand now. */
@Component
class ResolveUnprintableNameForm implements TaskForm {
  private static final String RESOLUTION = "resolution";
  private static final String TRY_AGAIN = "TRY_AGAIN";

  private final Events events;
  private final Country country;
  private final Records records;
  private final CertificatePages pages;
  private final Fonts fonts;
  private final CertificatePrinter printer;
  private final InstantSource clock;
  private final MessageSource messages;

  ResolveUnprintableNameForm(
      Events events,
      Country country,
      Records records,
      CertificatePages pages,
      Fonts fonts,
      CertificatePrinter printer,
      InstantSource clock,
      MessageSource messages) {
    this.events = events;
    this.country = country;
    this.records = records;
    this.pages = pages;
    this.fonts = fonts;
    this.printer = printer;
    this.clock = clock;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "resolve-unprintable-name";
  }

  @Override
  public Set<String> writes() {
    return Set.of();
  }

  @Override
  public Set<String> decides() {
    return Set.of(RESOLUTION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event event = events.get(task.eventId());
    ZoneId zone = country.office(event.office()).map(Country.Office::zone).orElse(ZoneOffset.UTC);
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    Page page =
        pages.page(event, records.current(event.id()), new Imprint("–", CheckCode.random(), today));
    String characters = uncovered(page);
    String number = event.registrationNumber();
    return Map.of(
        "registrationNumber",
        number == null ? "–" : number,
        "problem",
        word(problem(page, characters), task.language()),
        "characters",
        characters.isEmpty() ? "–" : characters);
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    if (!TRY_AGAIN.equals(fields.get(RESOLUTION))) {
      throw new FormRefused(List.of(word("form.resolution", task.language())));
    }
    return Map.of(RESOLUTION, TRY_AGAIN);
  }

  private String problem(Page page, String characters) {
    if (!characters.isEmpty()) {
      return "form.unprintable.characters";
    }
    try {
      printer.print(page);
      return "form.unprintable.nothing";
    } catch (NameNotPrintable tooLong) {
      return "form.unprintable.length";
    }
  }

  /** The characters by their standard names, in the order of the code, so that no name is read. */
  private String uncovered(Page page) {
    return page
        .texts()
        .flatMap(fonts::uncovered)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(point -> "U+%04X %s".formatted(point, Character.getName(point)))
        .collect(Collectors.joining(", "));
  }

  private String word(String code, Locale language) {
    return messages.getMessage(code, null, language);
  }
}
