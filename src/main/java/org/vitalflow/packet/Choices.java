package org.vitalflow.packet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Remarks;

/**
 * What people may choose about a RID: only what is safe now is offered, each choice has a written
 * reason, and each stands in the journal.
 */
@Component
class Choices {
  /** The field of the written reason. */
  static final String REMARK = "remark";

  static final String KEEP_WAITING = "KEEP_WAITING";

  /** Where MOSIP itself cannot be asked, a paper of its operator can take the place of that. */
  static final String OPERATOR_MUST_CONFIRM = "OPERATOR_MUST_CONFIRM";

  private static final int LONGEST = 2000;

  private final Recovery recovery;
  private final Remarks remarks;
  private final Journal journal;
  private final MessageSource messages;

  Choices(Recovery recovery, Remarks remarks, Journal journal, MessageSource messages) {
    this.recovery = recovery;
    this.remarks = remarks;
    this.journal = journal;
    this.messages = messages;
  }

  /**
   * The values of {@code actions}, those that can be chosen, and {@code cannot}, why the others
   * cannot, or not without a paper.
   *
   * @param always what can be chosen whatever MOSIP says
   */
  Map<String, Object> shown(FormTask task, Set<Action> offered, List<String> always) {
    Locale language = task.language();
    Map<Action, String> judged = recovery.judged(String.valueOf(task.rid()));
    var actions = new ArrayList<Map<String, Object>>();
    var cannot = new ArrayList<String>();
    for (Action action : Action.values()) {
      if (offered.contains(action)) {
        String why = judged.getOrDefault(action, "");
        if (why.isEmpty() || why.equals(OPERATOR_MUST_CONFIRM)) {
          actions.add(option(action.name(), language));
        }
        if (!why.isEmpty()) {
          cannot.add(label(action.name(), language) + ": " + why(why, language));
        }
      }
    }
    always.forEach(one -> actions.add(option(one, language)));
    var shown = new LinkedHashMap<String, Object>();
    shown.put("actions", actions);
    shown.put("cannot", cannot.isEmpty() ? "–" : String.join(" · ", cannot));
    return shown;
  }

  private Map<String, Object> option(String action, Locale language) {
    return Map.of("value", action, "label", label(action, language));
  }

  /**
   * What stands against what the person chose, as a sentence; judged again, for the form may have
   * been open for long.
   */
  Optional<String> objection(FormTask task, Action action) {
    String why = recovery.against(String.valueOf(task.rid()), action);
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            label(action.name(), task.language()) + ": " + why(why, task.language()) + ".");
  }

  /** The written reason, empty where there is none or it is too long to be one. */
  static String reason(Map<String, Object> fields) {
    String text = text(fields, REMARK);
    return text.length() > LONGEST ? "" : text;
  }

  static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String text ? text.strip() : "";
  }

  /** Fails where no reason is written. */
  String mustHaveReason(FormTask task, Map<String, Object> fields) {
    String reason = reason(fields);
    if (reason.isEmpty()) {
      throw new FormRefused(List.of(messages.getMessage("form.remark", null, task.language())));
    }
    return reason;
  }

  /** Keeps the choice with its reason: the word in the journal, the reason sealed. */
  void chosen(FormTask task, String word, String reason) {
    chosen(task, word, reason, String.valueOf(task.rid()));
  }

  /** The same, with another detail than the RID of the task. */
  void chosen(FormTask task, String word, String reason, String detail) {
    String person = task.person().name();
    remarks.keep(task.eventId(), word, "", reason, person);
    journal.note(task.eventId(), word, person, detail);
  }

  String label(String action, Locale language) {
    return messages.getMessage("form.action." + action, null, language);
  }

  /** A code of what stands against an action, in words; the code itself where it has none. */
  String why(String code, Locale language) {
    String first = code.split(" ", 2)[0];
    return String.valueOf(messages.getMessage("form.against." + first, null, code, language));
  }
}
