package org.vitalflow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What kind of fact a change is about, the gravest first; the decision on its authority reads it.
 */
enum ChangeKind {
  PARENTAGE,
  SEX,
  DATE,
  NAME,
  NAME_SPELLING,
  PLACE,
  ADDRESS,
  OTHER;

  /** Letters that may differ in a spelling; more make another name of it. */
  private static final int SPELLING = 2;

  /** The gravest kind among the changes. */
  static ChangeKind of(ObjectNode record, List<Change> changes) {
    return changes.stream()
        .map(change -> of(record, change))
        .min(ChangeKind::compareTo)
        .orElse(OTHER);
  }

  private static ChangeKind of(ObjectNode record, Change change) {
    String field = change.field();
    boolean parent = field.matches("/(mother|father)(/.*)?");
    if (field.matches("/(mother|father)(/absentBecause|/basis)?")) {
      return PARENTAGE;
    }
    if (!field.startsWith("/place")
        && field.matches("(/[^/]+|/informant/person)/(name|nameAtBirth)(/.*)?")) {
      if (isSpelling(change.from(), change.to())) {
        return NAME_SPELLING;
      }
      boolean first = record.at(field.replaceAll("/name.*", "/name")).isEmpty();
      return parent && (first || field.endsWith("/name")) ? PARENTAGE : NAME;
    }
    if (field.matches("/[^/]+/sex")) {
      return SEX;
    }
    if (field.matches("/occurredOn|/occurredAtTime|/[^/]+/(dateOfBirth|ageInYears).*")) {
      return DATE;
    }
    if (field.matches("/place(/.*)?|/[^/]+/placeOfBirth")) {
      return PLACE;
    }
    return field.matches("/[^/]+/residence(/.*)?") ? ADDRESS : OTHER;
  }

  /** Whether every text changes by a letter or two. */
  static boolean isSpelling(JsonNode from, JsonNode to) {
    if (from.isTextual() && to.isTextual()) {
      String before = plain(from.asText());
      String after = plain(to.asText());
      int most = Math.min(SPELLING, Math.min(before.length(), after.length()) / SPELLING);
      return distance(before, after) <= most;
    }
    if (from.getNodeType() != to.getNodeType() || from.size() != to.size() || from.isEmpty()) {
      return false;
    }
    if (from.isArray()) {
      for (int i = 0; i < from.size(); i++) {
        if (!isSpelling(from.get(i), to.get(i))) {
          return false;
        }
      }
      return true;
    }
    return from.properties().stream()
        .allMatch(member -> isSpelling(member.getValue(), to.path(member.getKey())));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
