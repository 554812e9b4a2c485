package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Fault;

/** What a correction may change, and whether an entry would still be right with its changes. */
@Component
class CorrectionRules {
  private static final String BORN = "/child/dateOfBirth";
  private static final String OCCURRED = "/occurredOn";

  /** The facts of an entry; everything else in a record is about its declaration. */
  private static final Map<String, List<String>> FACTS =
      Map.of(
          "birth",
          List.of(
              "/child",
              "/mother",
              "/father",
              "/place",
              OCCURRED,
              "/occurredAtTime",
              "/outcome",
              "/previousLiveBirths",
              "/previousLiveBirthDate",
              "/informant/relation",
              "/informant/person"),
          "death",
          List.of(
              "/deceased",
              "/spouse",
              "/mannerOfDeath",
              "/place",
              OCCURRED,
              "/occurredAtTime",
              "/informant/relation",
              "/informant/person"));

  private final EventRules rules;

  CorrectionRules(EventRules rules) {
    this.rules = rules;
  }

  /** What is wrong with the changes of a body whatever entry they are for. */
  static void judge(JsonNode body, Faults faults) {
    List<Change> changes = Change.of(body);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      String at = "/changes/" + i;
      if (Text.SHORT.isEmpty(body.at(at + "/field"))) {
        continue;
      }
      if (Change.pointer(change.field()).isEmpty()) {
        faults.add(at + "/field", "BAD_POINTER", "This must be a JSON pointer, as /child/sex.");
      } else if (FACTS.keySet().stream().noneMatch(type -> isFact(type, change.field()))) {
        notCorrectable(at, faults);
      } else if (Change.same(change.from(), change.to())) {
        faults.add(at + "/to", "SAME_VALUE", "This changes nothing.");
      }
      for (Change other : changes.subList(0, i)) {
        if (change.touches(other.field())) {
          faults.add(at + "/field", "CHANGED_TWICE", "Another change is about the same place.");
        }
      }
    }
  }

  static boolean isFact(String type, String field) {
    return FACTS.getOrDefault(type, List.of()).stream()
        .anyMatch(fact -> Change.within(field, fact));
  }

  private static void notCorrectable(String at, Faults faults) {
    faults.add(at + "/field", "NOT_CORRECTABLE", "This is no fact of the entry.");
  }

  /** The places where the entry does not say what the correction expects, as the body has them. */
  static List<String> stale(JsonNode record, List<Change> changes) {
    var stale = new ArrayList<String>();
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.get(i).fits(record)) {
        stale.add("/changes/" + i + "/from");
      }
    }
    return stale;
  }

  /** Every fault that the changes would bring into this entry, by the change that brings it. */
  List<Fault> faults(String type, ObjectNode record, List<Change> changes) {
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      String at = "/changes/" + i + "/field";
      if (!isFact(type, change.field())) {
        faults.add(new Fault(at, "NOT_CORRECTABLE", "This is no fact of the entry."));
      } else if (change.fits(record) && !change.putInto(record.deepCopy())) {
        faults.add(new Fault(at, "NO_SUCH_PLACE", "The entry has no such place."));
      }
    }
    if (!faults.isEmpty()) {
      return faults;
    }
    var before = new TreeSet<String>();
    rules.recordFaults(type, record).forEach(fault -> before.add(fault.pointer() + fault.code()));
    for (Fault fault : rules.recordFaults(type, applied(record, changes))) {
      if (!before.contains(fault.pointer() + fault.code())) {
        faults.add(new Fault(place(fault, changes), fault.code(), fault.detail()));
      }
    }
    return faults;
  }

  private static String place(Fault fault, List<Change> changes) {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).touches(fault.pointer())) {
        String part = fault.code().equals("UNKNOWN_FIELD") ? "/field" : "/to";
        return "/changes/" + i + part;
      }
    }
    return "/changes";
  }

  /** The entry with the changes made; the day of a birth and the child's first stay one. */
  static ObjectNode applied(ObjectNode record, List<Change> changes) {
    ObjectNode corrected = record.deepCopy();
    changes.forEach(change -> change.putInto(corrected));
    withoutGaps(corrected);
    boolean born = changes.stream().anyMatch(change -> change.field().equals(BORN));
    boolean occurred = changes.stream().anyMatch(change -> change.field().equals(OCCURRED));
    if (corrected.path("child") instanceof ObjectNode child && born != occurred) {
      if (born) {
        corrected.set("occurredOn", child.path("dateOfBirth"));
      } else {
        child.set("dateOfBirth", corrected.path("occurredOn"));
      }
    }
    return corrected;
  }

  private static void withoutGaps(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i).isNull()) {
          list.remove(i);
        }
      }
    }
    node.forEach(CorrectionRules::withoutGaps);
  }
}
