package org.vitalflow.packet;

import java.util.Map;
import java.util.Set;
import org.vitalflow.process.FormTask;
import org.vitalflow.process.TaskForm;

/** A form that shows how a packet stands and takes one answer: what is done about it. */
abstract class ResolutionForm implements TaskForm {
  final PacketFacts packet;
  private final String key;
  private final Set<Object> resolutions;

  ResolutionForm(String key, PacketFacts packet, String... resolutions) {
    this.key = key;
    this.packet = packet;
    this.resolutions = Set.of((Object[]) resolutions);
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final Set<String> writes() {
    return Set.of();
  }

  @Override
  public final Set<String> decides() {
    return Set.of(PacketFacts.RESOLUTION);
  }

  @Override
  public Map<String, Object> show(FormTask task) {
    return packet.of(task);
  }

  @Override
  public final Map<String, Object> submit(FormTask task, Map<String, Object> fields) {
    return packet.resolution(task, fields, resolutions);
  }
}
