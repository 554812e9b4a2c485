package org.vitalflow.certificate;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws texts of scripts that need a shaper (Arabic with its vowels, Devanagari, stacked marks) as
 * outlines, by the runtime's own shaper; the text itself stands in the drawing's alternative.
 */
class Outlines implements FSObjectDrawer {
  static final String TYPE = "vitalflow/outlines";

  /** Marks may climb this far (in type sizes) over or under a line before they are cut off. */
  private static final double MARKS = 1.6;

  private static final FontRenderContext UNSCALED = new FontRenderContext(null, true, true);

  /**
   * One line of a shaped text; all measures in parts of its type size.
   *
   * @param width from the first letter's edge to the last one's
   * @param ascent from the base line to the top of the box
   * @param descent from the base line to the bottom of the box
   */
  record Piece(Text text, double width, double ascent, double descent) {
    public String css() {
      return String.format(
          Locale.ROOT,
          "width:%.3fem;height:%.3fem;vertical-align:%.3fem;%s",
          width,
          ascent + descent,
          -descent,
          text.style().css());
    }
  }

  private final Fonts fonts;

  Outlines(Fonts fonts) {
    this.fonts = fonts;
  }

  /** Breaks a text into lines no wider than {@code width} type sizes. */
  List<Piece> pieces(Text text, double width) {
    var pieces = new ArrayList<Piece>();
    var measurer = new LineBreakMeasurer(shaped(text).getIterator(), UNSCALED);
    while (measurer.getPosition() < text.value().length()) {
      int from = measurer.getPosition();
      measurer.nextLayout((float) width);
      pieces.add(piece(text, from, measurer.getPosition()));
    }
    return pieces;
  }

  private Piece piece(Text text, int from, int to) {
    var part = new Text(text.value().substring(from, to), text.language(), text.style());
    var layout = layout(part);
    var drawn = layout.getBounds();
    return new Piece(
        part,
        Math.max(layout.getAdvance(), drawn.getMaxX()),
        within(layout.getAscent(), -drawn.getMinY()),
        within(layout.getDescent(), drawn.getMaxY()));
  }

  private static double within(double usual, double needed) {
    return Math.max(usual, Math.min(needed, MARKS));
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    var style = Style.valueOf(element.getAttribute("data-style"));
    var text = new Text(element.getAttribute("alt"), element.getAttribute("lang"), style);
    Piece piece = piece(text, 0, text.value().length());
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) (width / dotsPerPixel),
        (float) (height / dotsPerPixel),
        graphics -> draw(graphics, piece, height / dotsPerPixel));
    return null;
  }

  private void draw(Graphics2D graphics, Piece piece, double height) {
    double size = height / (piece.ascent() + piece.descent());
    var place = AffineTransform.getTranslateInstance(0, piece.ascent() * size);
    place.scale(size, size);
    graphics.setColor(piece.text().style().colour());
    graphics.fill(layout(piece.text()).getOutline(place));
  }

  private TextLayout layout(Text text) {
    return new TextLayout(shaped(text).getIterator(), UNSCALED);
  }

  /** The text in type size 1, each run of it in a face that covers it. */
  private AttributedString shaped(Text text) {
    String value = text.value();
    var shaped = new AttributedString(value);
    int from = 0;
    Font font = null;
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      int point = value.codePointAt(i);
      if (font == null || !font.canDisplay(point)) {
        if (font != null) {
          shaped.addAttribute(TextAttribute.FONT, font, from, i);
        }
        from = i;
        font = fonts.first(point, text.style().bold()).shaper(text.style().bold());
      }
    }
    shaped.addAttribute(TextAttribute.FONT, font, from, value.length());
    return shaped;
  }
}
