package org.vitalflow.packet;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/**
 * MOSIP may hold two identities of one person: which of them stays, and that MOSIP's operator was
 * asked to deactivate the other.
 */
@Component
class TwoIdentitiesForm implements TaskForm {
  /** The journal's word of the decision; its detail is the RID whose identity stays. */
  static final String STAYS = "IDENTITY_STAYS";

  private static final String RID_STAYS = "ridStays";
  private static final String ASKED_ON = "askedOn";
  private static final String REFERENCE = "reference";
  private static final int LONGEST = 200;

  private final Identities identities;
  private final PacketFacts facts;
  private final Choices choices;
  private final InstantSource clock;

  TwoIdentitiesForm(
      Identities identities, PacketFacts facts, Choices choices, InstantSource clock) {
    this.identities = identities;
    this.facts = facts;
    this.choices = choices;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "two-identities";
  }

  @Override
  public Set<String> writes() {
    return Set.of(RID_STAYS, ASKED_ON, REFERENCE, Choices.REMARK);
  }

  @Override
  public Set<String> decides() {
    return Set.of();
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(identities.of(task));
    shown.put("rids", identities.options(task));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    String stays = Choices.text(fields, RID_STAYS);
    String reference = Choices.text(fields, REFERENCE);
    String askedOn = Choices.text(fields, ASKED_ON);
    var faults = new ArrayList<String>();
    if (!identities.rids(task).contains(stays)) {
      faults.add(facts.word("form.two.stays", task.language()));
    }
    if (!isPast(askedOn)) {
      faults.add(facts.word("form.two.asked-on", task.language()));
    }
    if (reference.isEmpty() || reference.length() > LONGEST) {
      faults.add(facts.word("form.two.reference", task.language()));
    }
    if (!faults.isEmpty()) {
      throw new FormRefused(faults);
    }
    String reason = choices.mustHaveReason(task, fields);
    choices.chosen(task, STAYS, "%s — %s, %s".formatted(reason, reference, askedOn), stays);
    return Map.of();
  }

  private boolean isPast(String day) {
    LocalDate tomorrow = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    try {
      return !LocalDate.parse(day).isAfter(tomorrow);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
