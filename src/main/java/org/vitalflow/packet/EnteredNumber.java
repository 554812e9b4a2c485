package org.vitalflow.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.EnteredResults;
import org.vitalflow.registry.NationalId;

/**
 * A number of MOSIP that reached ID operations by another channel: typed twice, with its check
 * digit, and kept sealed until a second person has confirmed it. A PSUT is never typed.
 */
@Component
class EnteredNumber {
  static final String NUMBER = "number";
  private static final String KIND = "idKind";
  private static final String AGAIN = "numberAgain";

  /** The fields of the forms in which a number is entered. */
  static final Set<String> FIELDS = Set.of(KIND, NUMBER, AGAIN);

  /** How many digits each kind has. */
  private static final Map<String, Pattern> KINDS =
      Map.of("UIN", Pattern.compile("\\d{10}"), "VID", Pattern.compile("\\d{16}"));

  private final EnteredResults entered;
  private final PacketFacts facts;

  EnteredNumber(EnteredResults entered, PacketFacts facts) {
    this.entered = entered;
    this.facts = facts;
  }

  /** Keeps it for a second person to confirm; fails where it is none that MOSIP can have given. */
  void keep(FormTask task, Map<String, Object> fields) {
    String kind = Choices.text(fields, KIND);
    String number = digits(fields, NUMBER);
    var faults = new ArrayList<String>();
    Pattern form = KINDS.get(kind);
    if (form == null) {
      faults.add(facts.word("form.entered.kind", task.language()));
    } else if (!form.matcher(number).matches() || !Verhoeff.isRight(number)) {
      faults.add(facts.word("form.entered.number", task.language()));
    }
    if (!number.equals(digits(fields, AGAIN))) {
      faults.add(facts.word("form.entered.again", task.language()));
    }
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    entered.keep(
        task.eventId(),
        String.valueOf(task.rid()),
        new NationalId(kind, number),
        task.person().name());
  }

  /** As people group digits, without what stands between. */
  static String digits(Map<String, Object> fields, String name) {
    return Choices.text(fields, name).replaceAll("[\\s-]", "");
  }

  /** What is wrong with typing the number of another once more; empty where it is the same. */
  List<String> differs(NationalId id, FormTask task, Map<String, Object> fields) {
    return id.value().equals(digits(fields, NUMBER))
        ? List.of()
        : List.of(facts.word("form.entered.differs", task.language()));
  }
}
