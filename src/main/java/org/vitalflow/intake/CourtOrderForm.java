package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.DeathRegistration;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.PersonNames;
import org.vitalflow.registry.Records;

/** A registrar enters what the coroner ordered, before the death can be registered. */
@Component
class CourtOrderForm implements TaskForm {
  private static final String WORD = DeathRegistration.CORONERS_WORD.name();
  private static final String ORDER = "ORDER";
  private static final Set<Object> WORDS = Set.of(ORDER, "GO_AHEAD", "RELEASE_ONLY");
  private static final Set<String> MANNERS =
      Set.of("NATURAL", "ACCIDENT", "SUICIDE", "HOMICIDE", "UNDETERMINED");
  private static final String MANNER = "manner";
  private static final String RELEASED = "released";
  private static final List<String> TEXTS = List.of("orderReference", "orderAuthority");
  private static final String DATE = "orderedOn";

  private final Events events;
  private final Records records;
  private final Editing editing;
  private final Journal journal;
  private final FaultWords words;
  private final InstantSource clock;

  CourtOrderForm(
      Events events,
      Records records,
      Editing editing,
      Journal journal,
      FaultWords words,
      InstantSource clock) {
    this.events = events;
    this.records = records;
    this.editing = editing;
    this.journal = journal;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "enter-court-order";
  }

  @Override
  public Set<String> writes() {
    return Set.of("orderReference", "orderAuthority", DATE, MANNER, RELEASED);
  }

  @Override
  public Set<String> decides() {
    return Set.of(WORD);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    Event event = events.get(task.eventId());
    JsonNode record = records.current(task.eventId());
    JsonNode order = record.path("coroner");
    var shown = new HashMap<String, Object>();
    shown.put("trackingCode", event.trackingCode());
    shown.put("deceasedName", String.join(" · ", PersonNames.all(record.path("deceased"))));
    shown.put("diedOn", record.path("occurredOn").asText("–"));
    shown.put("orderReference", order.path("reference").asText(""));
    shown.put("orderAuthority", order.path("authority").asText(""));
    shown.put(DATE, order.path("on").asText(""));
    shown.put(MANNER, "");
    shown.put(RELEASED, order.path(RELEASED).asBoolean(false));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    events.lock(task.eventId());
    List<String> faults = faults(fields, task);
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    String word = String.valueOf(fields.get(WORD));
    ObjectNode record = records.current(task.eventId());
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order
        .put("reference", text(fields, "orderReference"))
        .put("on", text(fields, DATE))
        .put("authority", text(fields, "orderAuthority"))
        .put("goAhead", !word.equals("RELEASE_ONLY"))
        .put(RELEASED, isReleased(fields, word, record));
    record.set("coroner", order);
    if (word.equals(ORDER)) {
      record.put("mannerOfDeath", text(fields, MANNER));
    }
    editing.change(task.eventId(), record, task.person().name());
    journal.note(task.eventId(), "CORONERS_ORDER", task.person().name(), word);
    return Map.of(WORD, word);
  }

  private static boolean isReleased(Map<String, Object> fields, String word, JsonNode record) {
    return word.equals("RELEASE_ONLY")
        || Boolean.TRUE.equals(fields.get(RELEASED))
        || record.at("/coroner/released").asBoolean(false);
  }

  private List<String> faults(Map<String, Object> fields, FormTask task) {
    var faults = new ArrayList<String>();
    Object word = fields.get(WORD);
    if (word == null || !WORDS.contains(word)) {
      faults.add(words.said("form.court-order.word", task.language()));
    }
    TEXTS.stream()
        .filter(field -> Text.SHORT.isEmpty(JsonNodeFactory.instance.textNode(text(fields, field))))
        .forEach(field -> faults.add(words.said("form.court-order." + field, task.language())));
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    if (Day.of(JsonNodeFactory.instance.textNode(text(fields, DATE)))
        .filter(day -> !day.isAfter(today.plusDays(1)))
        .isEmpty()) {
      faults.add(words.said("form.court-order.orderedOn", task.language()));
    }
    if (ORDER.equals(word) && !MANNERS.contains(text(fields, MANNER))) {
      faults.add(words.said("form.court-order.manner", task.language()));
    }
    return faults;
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text ? text.strip() : "";
  }
}
