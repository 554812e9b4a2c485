package org.vitalflow.intake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A clerk completes the declaration of one kind of event. */
abstract class CompletionForm implements TaskForm {
  private final String key;
  private final FormPlaces places;
  private final Set<String> facts;
  private final Completing completing;

  CompletionForm(String key, FormPlaces places, Set<String> facts, Completing completing) {
    this.key = key;
    this.places = places;
    this.facts = facts;
    this.completing = completing;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final Set<String> writes() {
    return Stream.concat(facts.stream(), Stream.of(FormPlaces.VERSION)).collect(Collectors.toSet());
  }

  @Override
  public final Set<String> decides() {
    return Set.of();
  }

  @Override
  public final Map<String, Object> show(FormTask task) {
    return completing.show(task, places, facts);
  }

  @Override
  public final Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return completing.submit(task, places, fields);
  }
}
