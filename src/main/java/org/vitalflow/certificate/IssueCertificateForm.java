package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;

/** The front desk hands over a certificate: to whom, and that they were who they said. */
@Component
class IssueCertificateForm implements TaskForm {
  private static final String COLLECTED_BY = "collectedBy";
  private static final String IDENTITY_CHECKED = "identityChecked";
  private static final Set<Object> COLLECTORS =
      Set.of("MOTHER", "FATHER", "SPOUSE", "CHILD", "OTHER");
  private static final String NOTHING = "–";

  private final Events events;
  private final Records records;
  private final Country country;
  private final MessageSource messages;

  IssueCertificateForm(Events events, Records records, Country country, MessageSource messages) {
    this.events = events;
    this.records = records;
    this.country = country;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "issue-certificate";
  }

  @Override
  public Set<String> writes() {
    return Set.of();
  }

  @Override
  public Set<String> decides() {
    return Set.of(COLLECTED_BY, IDENTITY_CHECKED);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event event = events.get(task.eventId());
    JsonNode record = records.current(task.eventId());
    String number = event.registrationNumber();
    boolean death = record.has("deceased");
    var shown = new HashMap<String, Object>();
    shown.put("registrationNumber", number == null ? NOTHING : number);
    shown.put("officeName", office(event.office(), task.language()));
    shown.put("isDeath", death);
    if (death) {
      shown.put("deceasedName", name(record.path("deceased")));
      shown.put("diedOn", date(record.path("occurredOn").asText(), task.language()));
    } else {
      shown.put("childName", name(record.path("child")));
      shown.put("dateOfBirth", date(record.at("/child/dateOfBirth").asText(), task.language()));
      shown.put("motherName", name(record.path("mother")));
    }
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    var faults = new ArrayList<String>();
    Object collector = fields.get(COLLECTED_BY);
    if (collector == null || !COLLECTORS.contains(collector)) {
      faults.add(sentence("form.issue-certificate.collectedBy", task));
    }
    if (!Boolean.TRUE.equals(fields.get(IDENTITY_CHECKED))) {
      faults.add(sentence("form.issue-certificate.identityChecked", task));
    }
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    return Map.copyOf(fields);
  }

  private String sentence(String code, FormTask task) {
    return messages.getMessage(code, null, task.language());
  }

  private String office(String code, Locale language) {
    return country
        .office(code)
        .map(Country.Office::name)
        .map(names -> names.getOrDefault(language.getISO3Language(), code))
        .orElse(code);
  }

  /** The name in each of its languages. */
  private static String name(JsonNode person) {
    List<String> names = PersonNames.all(person);
    return names.isEmpty() ? NOTHING : String.join(" · ", names);
  }

  private static String date(String iso, Locale language) {
    // English as the day is written outside the United States
    Locale written = language.equals(Locale.ENGLISH) ? Locale.UK : language;
    return iso.isEmpty()
        ? NOTHING
        : LocalDate.parse(iso)
            .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(written));
  }
}
