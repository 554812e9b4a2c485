package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two versions of a record differ. */
final class Changes {
  private Changes() {}

  /**
   * JSON pointers of the members that differ, in the order of the first record and then of the
   * second. Lists are one member: their items have no names by which to tell them apart.
   */
  static List<String> between(JsonNode before, JsonNode after) {
    var pointers = new ArrayList<String>();
    add(before, after, "", pointers);
    return pointers;
  }

  private static void add(JsonNode before, JsonNode after, String pointer, List<String> pointers) {
    if (before.equals(after)) {
      return;
    }
    if (!before.isObject() || !after.isObject()) {
      pointers.add(pointer);
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> add(before.path(name), after.path(name), pointer + "/" + name, pointers));
  }
}
