package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;

/** A clerk asks the certifier what the coder must know, without seeing what was certified. */
@Component
class AskCertifierForm implements TaskForm {
  private static final String ANSWER = "answer";
  private static final String NOTHING = "–";
  private static final int LONGEST = 2000;

  private final Events events;
  private final Records records;
  private final Remarks remarks;
  private final Journal journal;
  private final FaultWords words;

  AskCertifierForm(
      Events events, Records records, Remarks remarks, Journal journal, FaultWords words) {
    this.events = events;
    this.records = records;
    this.remarks = remarks;
    this.journal = journal;
    this.words = words;
  }

  @Override
  public String key() {
    return "ask-certifier";
  }

  @Override
  public Set<String> writes() {
    return Set.of(ANSWER);
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    JsonNode certifier = records.current(task.eventId()).at("/medical/certifier");
    return Map.of(
        "trackingCode",
        events.get(task.eventId()).trackingCode(),
        "certifier",
        certifier.path("name").asText(NOTHING),
        "licence",
        certifier.path("licence").asText(NOTHING),
        "question",
        remarks.of(task.eventId()).stream()
            .filter(remark -> remark.what().equals(CodeCauseForm.QUERIED))
            .map(Remarks.Remark::text)
            .findFirst()
            .orElse(NOTHING));
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String answer = fields.get(ANSWER) instanceof String text ? text.strip() : "";
    if (answer.isEmpty() || answer.length() > LONGEST) {
      throw new FormRefused(List.of(words.said("form.ask-certifier.answer", task.language())));
    }
    String person = task.person().name();
    remarks.keep(task.eventId(), CodeCauseForm.ANSWERED, null, answer, person);
    journal.note(task.eventId(), CodeCauseForm.ANSWERED, person, null);
    return Map.of();
  }
}
