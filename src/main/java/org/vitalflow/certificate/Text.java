package org.vitalflow.certificate;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * A piece of text in one language, composed (NFC) and with single spaces.
 *
 * @param language BCP 47 or ISO 639-3
 */
record Text(String value, String language, Style style) {
  /** The scripts that the page's text engine sets well by itself; all others need a shaper. */
  private static final Set<UnicodeScript> PLAIN =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.COMMON);

  Text {
    value = Normalizer.normalize(value, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }

  /** Whether it needs a shaper and is drawn as outlines: by its script, or by marks on letters. */
  public boolean outlined() {
    return !value
        .codePoints()
        .allMatch(
            point ->
                PLAIN.contains(UnicodeScript.of(point))
                    && Character.getType(point) != Character.FORMAT);
  }

  /** Whether its first letter is of a script written from right to left. */
  public boolean rightToLeft() {
    return value
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character::getDirectionality)
        .findFirst()
        .map(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
        .orElse(false);
  }

  Text as(Style other) {
    return new Text(value, language, other);
  }

  @Override
  public String toString() {
    return "text in " + language;
  }
}
