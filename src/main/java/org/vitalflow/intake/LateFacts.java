package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.process.Policies;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.DuplicateSearches;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.PersonNames;

/** What a supervisor must see before a late registration, in words. */
@Component
class LateFacts {
  private static final String NOTHING = "–";

  private final EventFacts facts;
  private final Policies policies;
  private final Documents documents;
  private final Journal journal;
  private final DuplicateSearches searches;
  private final MessageSource messages;

  LateFacts(
      EventFacts facts,
      Policies policies,
      Documents documents,
      Journal journal,
      DuplicateSearches searches,
      MessageSource messages) {
    this.facts = facts;
    this.policies = policies;
    this.documents = documents;
    this.journal = journal;
    this.searches = searches;
    this.messages = messages;
  }

  /** The values of the form's facts. */
  Map<String, Object> shown(Event event, JsonNode record, Locale language) {
    var shown = new HashMap<String, Object>();
    shown.put("trackingCode", event.trackingCode());
    shown.put("registrant", registrant(record));
    shown.put("occurredOn", record.path("occurredOn").asText(NOTHING));
    shown.put("why", why(event, record, language));
    shown.put("whyLate", record.path("lateReason").asText(NOTHING));
    List<String> papers = documents.list(event.id()).stream().map(Document::type).toList();
    shown.put("papers", papers.isEmpty() ? NOTHING : String.join(", ", papers));
    long missing = papersMissing(event, record);
    shown.put("papersMissing", missing == 0 ? NOTHING : String.valueOf(missing));
    shown.put("search", searched(event, language));
    shown.put("decidedBy", decidedBy(event));
    return shown;
  }

  /** How many papers are wanted beyond those that are there. */
  long papersMissing(Event event, JsonNode record) {
    long wanted =
        policies.latePapers(
            event.type(),
            String.valueOf(event.timeliness()),
            record.at("/mother/absentBecause").asText(""));
    return Math.max(0, wanted - documents.list(event.id()).size());
  }

  private String why(Event event, JsonNode record, Locale language) {
    return "DELAYED".equals(event.timeliness())
        ? said("form.approve-late.delayed", language, facts.ageInDays(event, record))
        : said("form.approve-late.no-mother", language);
  }

  private String searched(Event event, Locale language) {
    return searches
        .last(event.id())
        .map(
            last ->
                said(
                    "form.approve-late.search." + (last.likely() ? "likely" : "none"),
                    language,
                    last.compared()))
        .orElse(NOTHING);
  }

  private String decidedBy(Event event) {
    return journal.timeline(event.id()).stream()
        .filter(entry -> entry.what().equals(Decision.REGISTER.what()))
        .map(Journal.Entry::by)
        .reduce(NOTHING, (first, second) -> second);
  }

  private static String registrant(JsonNode record) {
    JsonNode names = record.path(record.has("child") ? "child" : "deceased").path("name");
    String name = PersonNames.full(names.path(0));
    return name.isEmpty() ? NOTHING : name;
  }

  private String said(String key, Locale language, Object... values) {
    return messages.getMessage(key, values, language);
  }
}
