package org.vitalflow.certificate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the template asks about one page at one type size.
 *
 * @param faces the fonts of its plain texts
 * @param points type size of the page, in points
 */
record Typesetter(Page page, Outlines outlines, List<Fonts.Face> faces, double points) {
  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final int INNER_MM = 168;
  private static final int LABEL_MM = 44;
  private static final int CHECK_MM = 128;

  /** Width of one label column, mm. */
  public int labelWidth() {
    return LABEL_MM;
  }

  /** Width of the values between the label columns, mm. */
  public int valueWidth() {
    return INNER_MM - (page.left() ? LABEL_MM : 0) - (page.right() ? LABEL_MM : 0);
  }

  /** The lines of an outlined text in a box of this width. */
  public List<Outlines.Piece> pieces(Text text, int boxWidth) {
    return outlines.pieces(text, (boxWidth - 2) * POINTS_PER_MM / (points * text.style().em()));
  }

  /** Width of the words beside the QR code, mm. */
  public int checkWidth() {
    return CHECK_MM;
  }

  /** Width between the frame's margins, mm. */
  public int innerWidth() {
    return INNER_MM;
  }

  /** The page's type, as CSS whatever the runtime's locale. */
  public String css() {
    String families = faces.stream().map(Fonts.Face::family).collect(Collectors.joining(","));
    return String.format(Locale.ROOT, "font-size:%.2fpt;font-family:%s", points, families);
  }
}
