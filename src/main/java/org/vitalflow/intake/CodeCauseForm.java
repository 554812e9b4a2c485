package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.process.CauseCoding;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;
import org.vitalflow.registry.Revisions;

/** A medical coder reads what the certifier wrote, without a name, and gives the cause its code. */
@Component
class CodeCauseForm implements TaskForm {
  static final String QUERIED = "CAUSE_QUERIED";
  static final String ANSWERED = "CAUSE_ANSWERED";

  private static final String DECISION = CauseCoding.CAUSE_DECISION.name();
  private static final String CODE = "CODE";
  private static final String QUERY = "QUERY_CERTIFIER";
  private static final Pattern ICD = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Z]{1,2})?");
  private static final Set<String> SYSTEMS = Set.of("ICD-10", "ICD-11");
  private static final int LONGEST = 2000;
  private static final String NOTHING = "–";

  private final Events events;
  private final Records records;
  private final Revisions revisions;
  private final Remarks remarks;
  private final Journal journal;
  private final MessageSource messages;

  CodeCauseForm(
      Events events,
      Records records,
      Revisions revisions,
      Remarks remarks,
      Journal journal,
      MessageSource messages) {
    this.events = events;
    this.records = records;
    this.revisions = revisions;
    this.remarks = remarks;
    this.journal = journal;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "code-cause";
  }

  @Override
  public Set<String> writes() {
    return Set.of("code", "system", "question");
  }

  @Override
  public Set<String> decides() {
    return Set.of(DECISION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    JsonNode record = records.current(task.eventId());
    JsonNode deceased = record.path("deceased");
    var shown = new HashMap<String, Object>();
    shown.put("age", age(record));
    shown.put("sex", said("desk.word." + deceased.path("sex").asText("unknown"), task));
    shown.put("manner", said("desk.word." + record.path("mannerOfDeath").asText(""), task));
    shown.put("certifiedBy", record.at("/medical/certifiedBy").asText(NOTHING));
    shown.put("chain", chain(record.at("/medical/chain")));
    shown.put("answer", answer(task));
    shown.put("system", "ICD-10");
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Event event = events.lock(task.eventId());
    Object decision = fields.get(DECISION);
    var faults = new ArrayList<String>();
    if (CODE.equals(decision)) {
      if (!ICD.matcher(text(fields, "code")).matches()) {
        faults.add(said("form.code-cause.code", task));
      }
      if (!SYSTEMS.contains(text(fields, "system"))) {
        faults.add(said("form.code-cause.system", task));
      }
    } else if (QUERY.equals(decision)) {
      String question = text(fields, "question");
      if (question.isEmpty() || question.length() > LONGEST) {
        faults.add(said("form.code-cause.question", task));
      }
    } else {
      faults.add(said("form.code-cause.decision", task));
    }
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    keep(event, task, fields, String.valueOf(decision));
    return Map.of(DECISION, String.valueOf(decision));
  }

  private void keep(Event event, FormTask task, Map<String, Object> fields, String decision) {
    String person = task.person().name();
    if (decision.equals(QUERY)) {
      remarks.keep(event.id(), QUERIED, null, text(fields, "question"), person);
      journal.note(event.id(), QUERIED, person, null);
      return;
    }
    ObjectNode record = records.current(event.id());
    record
        .withObject("/medical/underlying")
        .put("code", text(fields, "code"))
        .put("system", text(fields, "system"));
    revisions.keep(event, record);
    journal.note(event.id(), "CAUSE_CODED", person, null);
  }

  /** In years, and in days for an infant; as declared where no day of birth is known. */
  private static String age(JsonNode record) {
    Optional<LocalDate> born = Day.of(record.at("/deceased/dateOfBirth"));
    Optional<LocalDate> died = Day.of(record.path("occurredOn"));
    if (born.isPresent() && died.isPresent()) {
      long years = ChronoUnit.YEARS.between(born.get(), died.get());
      long days = ChronoUnit.DAYS.between(born.get(), died.get());
      return years > 0 ? String.valueOf(years) : "0 (" + days + " d)";
    }
    return record.at("/deceased/ageInYears").asText(NOTHING);
  }

  private static String chain(JsonNode chain) {
    List<String> lines = new ArrayList<>();
    chain.forEach(
        line ->
            lines.add(
                "%s) %s %s %s"
                    .formatted(
                        line.path("line").asText(NOTHING),
                        line.path("text").asText(""),
                        line.path("code").asText(""),
                        line.path("interval").asText(""))
                    .strip()));
    return lines.isEmpty() ? NOTHING : String.join(" · ", lines);
  }

  private String answer(FormTask task) {
    return remarks.of(task.eventId()).stream()
        .filter(remark -> remark.what().equals(ANSWERED))
        .map(Remarks.Remark::text)
        .findFirst()
        .orElse(NOTHING);
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text ? text.strip() : "";
  }

  private String said(String key, FormTask task) {
    String found = messages.getMessage(key, null, NOTHING, task.language());
    return found == null ? NOTHING : found;
  }
}
