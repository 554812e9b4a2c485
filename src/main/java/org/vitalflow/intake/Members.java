package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vitalflow.platform.Characters;

/** An object with these members and no others; null is as good as left out. */
final class Members implements Shape {
  private record Member(Shape shape, boolean required) {}

  private final Map<String, Member> members;
  private final List<List<String>> oneOf;

  private Members(Map<String, Member> members, List<List<String>> oneOf) {
    this.members = members;
    this.oneOf = oneOf;
  }

  static Members of() {
    return new Members(Map.of(), List.of());
  }

  /** These and a required one. */
  Members must(String name, Shape shape) {
    return with(name, new Member(shape, true));
  }

  /** These and an optional one. */
  Members may(String name, Shape shape) {
    return with(name, new Member(shape, false));
  }

  /** These, of which one of the named must be there; the first is named where all are missing. */
  Members oneOf(String... names) {
    var more = new ArrayList<>(oneOf);
    more.add(List.of(names));
    return new Members(members, more);
  }

  private Members with(String name, Member member) {
    var more = new LinkedHashMap<>(members);
    more.put(name, member);
    return new Members(more, oneOf);
  }

  @Override
  public void check(JsonNode value, String pointer, Faults faults) {
    if (!value.isObject()) {
      faults.wrongType(pointer, "an object");
      return;
    }
    members.forEach(
        (name, member) -> {
          JsonNode part = value.path(name);
          String at = pointer + "/" + name;
          if (member.required() && member.shape().isEmpty(part)) {
            faults.missing(at);
          } else if (!part.isMissingNode() && !part.isNull()) {
            member.shape().check(part, at, faults);
          }
        });
    for (List<String> names : oneOf) {
      if (names.stream().allMatch(name -> isEmpty(name, value.path(name)))) {
        faults.missing(pointer + "/" + names.get(0));
      }
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!members.containsKey(name)) {
                faults.add(
                    pointer + "/" + escaped(name),
                    "UNKNOWN_FIELD",
                    "There is no such member here.");
              }
            });
  }

  private boolean isEmpty(String name, JsonNode value) {
    Member member = members.get(name);
    return member == null || member.shape().isEmpty(value);
  }

  private static String escaped(String name) {
    return Characters.printable(name).replace("~", "~0").replace("/", "~1");
  }

  @Override
  public Schema<?> schema() {
    var schema = new ObjectSchema();
    members.forEach(
        (name, member) -> {
          schema.addProperty(name, member.shape().schema());
          if (member.required()) {
            schema.addRequiredItem(name);
          }
        });
    schema.setAdditionalProperties(false);
    return schema;
  }
}
