package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DeathFollowUp;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;
import org.vitalflow.registry.Remarks;

/** A registrar looks at what a death may mean for others, and says what was done about it. */
@Component
class FollowUpDeathForm implements TaskForm {
  private static final String FOLLOW_UP = DeathFollowUp.FOLLOW_UP.name();
  private static final String NOTE = "note";
  private static final String FOLLOWED_UP = "FOLLOWED_UP";
  private static final String NOTHING = "–";
  private static final Set<Object> DECISIONS = Set.of("DONE", "NOTHING_TO_DO");
  private static final int CASES = 3;
  private static final int LONGEST = 2000;

  private final Events events;
  private final Records records;
  private final Suggestions suggestions;
  private final Remarks remarks;
  private final Journal journal;
  private final MessageSource messages;

  FollowUpDeathForm(
      Events events,
      Records records,
      Suggestions suggestions,
      Remarks remarks,
      Journal journal,
      MessageSource messages) {
    this.events = events;
    this.records = records;
    this.suggestions = suggestions;
    this.remarks = remarks;
    this.journal = journal;
    this.messages = messages;
  }

  @Override
  public String key() {
    return "follow-up-death";
  }

  @Override
  public Set<String> writes() {
    return Set.of(NOTE);
  }

  @Override
  public Set<String> decides() {
    return Set.of(FOLLOW_UP);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    JsonNode record = records.current(task.eventId());
    Suggestions.Found found = suggestions.of(task.eventId());
    List<String> spouse = PersonNames.all(record.path("spouse"));
    var shown = new HashMap<String, Object>();
    shown.put("trackingCode", events.get(task.eventId()).trackingCode());
    shown.put("deceasedName", String.join(" · ", PersonNames.all(record.path("deceased"))));
    shown.put(
        "spouse",
        found.spouse()
            ? said("form.follow-up.spouse", task)
                + (spouse.isEmpty() ? "" : " (" + spouse.get(0) + ")")
            : NOTHING);
    shown.put(
        "papers",
        found.papers().isEmpty()
            ? NOTHING
            : found.papers().stream()
                .map(kind -> said("desk.word." + kind, task))
                .collect(Collectors.joining(", ")));
    for (int i = 0; i < CASES; i++) {
      Event other = i < found.cases().size() ? found.cases().get(i) : null;
      shown.put("hasCase" + (i + 1), other != null);
      shown.put("case" + (i + 1), other == null ? "" : other.id().toString());
      shown.put(
          "about" + (i + 1),
          other == null
              ? ""
              : said("desk.kind." + other.type(), task) + " " + other.trackingCode());
    }
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Object decision = fields.get(FOLLOW_UP);
    String note = fields.get(NOTE) instanceof String text ? text.strip() : "";
    if (decision == null || !DECISIONS.contains(decision)) {
      throw new FormRefused(List.of(said("form.follow-up.decision", task)));
    }
    if (note.length() > LONGEST || (decision.equals("DONE") && note.isEmpty())) {
      throw new FormRefused(List.of(said("form.follow-up.note", task)));
    }
    String person = task.person().name();
    if (!note.isEmpty()) {
      remarks.keep(task.eventId(), FOLLOWED_UP, null, note, person);
    }
    journal.note(task.eventId(), FOLLOWED_UP, person, String.valueOf(decision));
    return Map.of(FOLLOW_UP, decision);
  }

  private String said(String key, FormTask task) {
    String found = messages.getMessage(key, null, NOTHING, task.language());
    return found == null ? NOTHING : found;
  }
}
