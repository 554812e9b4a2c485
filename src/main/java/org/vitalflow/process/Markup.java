package org.vitalflow.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes values safe in a form's texts, which Tasklist renders as Markdown and HTML. */
final class Markup {
  private Markup() {}

  /** The value with every character that could be markup written as a character reference. */
  static Object escaped(Object value) {
    if (value instanceof String text) {
      return escaped(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Markup::escaped).toList();
    }
    if (value instanceof Map<?, ?> map) {
      var safe = new LinkedHashMap<Object, Object>();
      map.forEach((key, member) -> safe.put(key, escaped(member)));
      return safe;
    }
    return value;
  }

  private static String escaped(String text) {
    var safe = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (plain(points[i]) || joins(points, i)) {
        safe.appendCodePoint(points[i]);
      } else {
        safe.append("&#").append(points[i]).append(';');
      }
    }
    return safe.toString();
  }

  private static boolean plain(int point) {
    return point == ' '
        || Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }

  /** Within a word, these are no markup; codes and dates stay comparable in a form's conditions. */
  private static boolean joins(int[] points, int i) {
    return (points[i] == '-' || points[i] == '_')
        && i > 0
        && i < points.length - 1
        && plain(points[i - 1])
        && points[i - 1] != ' '
        && plain(points[i + 1])
        && points[i + 1] != ' ';
  }
}
