package org.vitalflow.platform;

/** Which characters may stand in a text that is stored, printed and shown to people. */
public final class Characters {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Characters() {}

  /**
   * Whether the text holds a control, an invisible format character (joiners excepted: some scripts
   * need them), half of a surrogate pair or a code that is no character.
   *
   * @param lines whether line breaks and tabs are allowed
   */
  public static boolean areBad(String text, boolean lines) {
    return text.codePoints().anyMatch(c -> isBad(c) && !(lines && isLineBreak(c)));
  }

  private static boolean isBad(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
      default -> false;
    };
  }

  private static boolean isLineBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  /** Whether a reader would see nothing. */
  public static boolean areBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || c == ZERO_WIDTH_JOINER
                    || c == ZERO_WIDTH_NON_JOINER);
  }

  /** The text with what is not printable replaced, for names that a sender invented. */
  public static String printable(String text) {
    return text.codePoints()
        .map(c -> isBad(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
