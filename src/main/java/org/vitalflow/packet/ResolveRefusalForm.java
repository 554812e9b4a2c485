package org.vitalflow.packet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** MOSIP refused a packet: how the case goes on. */
@Component
class ResolveRefusalForm implements TaskForm {
  private static final Set<Action> OFFERED = EnumSet.allOf(Action.class);
  private static final Set<Object> KNOWN =
      Arrays.stream(Action.values()).map(Enum::name).collect(Collectors.toSet());

  /** The reference of what MOSIP's operator wrote. */
  private static final String WRITTEN = "written";

  private final PacketSituation situation;
  private final PacketFacts facts;
  private final Choices choices;
  private final EnteredNumber number;
  private final MosipWords words;
  private final Recovery recovery;

  ResolveRefusalForm(
      PacketSituation situation,
      PacketFacts facts,
      Choices choices,
      EnteredNumber number,
      MosipWords words,
      Recovery recovery) {
    this.situation = situation;
    this.facts = facts;
    this.choices = choices;
    this.number = number;
    this.words = words;
    this.recovery = recovery;
  }

  @Override
  public String key() {
    return "resolve-refusal";
  }

  @Override
  public Set<String> writes() {
    var writes = new HashSet<>(EnteredNumber.FIELDS);
    writes.addAll(MosipSide.FIELDS);
    writes.addAll(Set.of(Choices.REMARK, WRITTEN));
    return writes;
  }

  @Override
  public Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    var shown = new HashMap<>(situation.of(task));
    shown.putAll(choices.shown(task, OFFERED, List.of()));
    shown.putAll(words.shown(task));
    return shown;
  }

  @Override
  public Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    Map<String, Object> decided = facts.resolution(task, fields, KNOWN);
    Action chosen = Action.valueOf(String.valueOf(decided.get(PacketFacts.RESOLUTION)));
    String reason = choices.mustHaveReason(task, fields);
    String written = chosen == Action.SECOND_RID ? Choices.text(fields, WRITTEN) : "";
    if (!written.isEmpty()) {
      recovery.operatorConfirmed(String.valueOf(task.rid()), task.person().name());
      reason += " — " + written;
    }
    Optional<String> objection = choices.objection(task, chosen);
    if (objection.isPresent()) {
      throw new FormRefused(List.of(objection.get()));
    }
    switch (chosen) {
      case ENTER_RESULT -> number.keep(task, fields);
      case SECOND_RID -> words.keep(task, fields);
      case CLOSE_WITHOUT_ID ->
          recovery.closeWithoutIdentity(String.valueOf(task.rid()), task.person().name());
      default -> {
        // done by a step of its own
      }
    }
    choices.chosen(task, chosen.name(), reason);
    return decided;
  }
}
