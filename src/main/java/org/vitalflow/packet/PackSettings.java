package org.vitalflow.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.vitalflow.platform.Country;

/**
 * The settings of the country pack that name fields of its ID schema, or how things are written.
 */
final class PackSettings {
  private PackSettings() {}

  /** Every fault, as part of a sentence; empty where there is none. */
  static List<String> faults(Country.Mosip mosip, IdSchema schema) {
    var faults = new ArrayList<String>();
    mosip
        .mandatory()
        .forEach(
            (process, fields) ->
                fields.stream()
                    .filter(field -> !schema.knows(field))
                    .forEach(
                        field ->
                            faults.add(
                                "country.mosip.mandatory.%s names %s, which the ID schema lacks"
                                    .formatted(process, field))));
    mosip.droppable().stream()
        .filter(field -> !schema.knows(field))
        .forEach(
            field ->
                faults.add(
                    "country.mosip.droppable names %s, which the ID schema lacks"
                        .formatted(field)));
    mosip
        .documents()
        .forEach(
            (type, document) -> {
              if (!schema.takesDocument(document.field())) {
                faults.add(
                    "country.mosip.documents.%s names %s, which is no field for a document"
                        .formatted(type, document.field()));
              }
            });
    Country.Phone phone = mosip.phone();
    if (phone != null && !isPattern(phone.pattern())) {
      faults.add("country.mosip.phone.pattern is no regular expression");
    }
    return faults;
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
