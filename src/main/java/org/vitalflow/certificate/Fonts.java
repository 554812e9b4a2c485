package org.vitalflow.certificate;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.StartRefused;

/**
 * The fonts of the country pack, and no others: {@code country/fonts/<family>-Regular.ttf} and
 * {@code -Bold.ttf}, asked in the order of their names.
 */
@Component
class Fonts {
  private static final String PATTERN = "classpath*:country/fonts/*-Regular.ttf";

  /** One family in both weights, for the page's own text and as shapers for outlines. */
  record Face(
      String family, TrueTypeFont regular, TrueTypeFont bold, Font shaper, Font boldShaper) {
    Font shaper(boolean inBold) {
      return inBold ? boldShaper : shaper;
    }
  }

  private final List<Face> faces = new ArrayList<>();

  Fonts() {
    try {
      for (Resource regular : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        String file = String.valueOf(regular.getFilename());
        Resource bold = regular.createRelative(file.replace("-Regular", "-Bold"));
        String family = file.substring(0, file.indexOf('-'));
        faces.add(new Face(family, parsed(regular), parsed(bold), shaper(regular), shaper(bold)));
      }
    } catch (IOException | FontFormatException e) {
      throw new StartRefused("The country pack's fonts cannot be read; each needs both weights");
    }
    if (faces.isEmpty()) {
      throw new StartRefused("The country pack has no fonts");
    }
    faces.sort(Comparator.comparing(Face::family));
  }

  /**
   * Read once, since that costs more than a page. What needs a shaper is outlined, so the font's
   * own substitutions are off: they would be looked for in each text, as if it were Devanagari.
   */
  private static TrueTypeFont parsed(Resource file) throws IOException {
    try (InputStream bytes = file.getInputStream()) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      font.setEnableGsub(false);
      return font;
    }
  }

  private static Font shaper(Resource file) throws IOException, FontFormatException {
    try (InputStream bytes = file.getInputStream()) {
      return Font.createFont(Font.TRUETYPE_FONT, bytes);
    }
  }

  /** Whether every character of the text has a glyph, so that nothing would be drawn as '#'. */
  boolean cover(Text text) {
    return uncovered(text).findAny().isEmpty();
  }

  /** The characters of the text for which no font has a glyph. */
  Stream<Integer> uncovered(Text text) {
    return text.value().codePoints().filter(point -> !covers(point, text.style().bold())).boxed();
  }

  /**
   * The text with the code points of what no font covers in its place, as in {@code [U+685C]}: for
   * what is quoted and need not be read, never for a fact that is certified.
   */
  Text legible(Text text) {
    var value = new StringBuilder();
    boolean isInside = false;
    for (int point : text.value().codePoints().toArray()) {
      boolean isCovered = covers(point, text.style().bold());
      if (isCovered) {
        value.append(isInside ? "]" : "").appendCodePoint(point);
      } else {
        value.append(isInside ? " " : "[").append("U+%04X".formatted(point));
      }
      isInside = !isCovered;
    }
    return new Text(value.append(isInside ? "]" : "").toString(), text.language(), text.style());
  }

  private boolean covers(int point, boolean bold) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // of the invisible ones only the joiners change how a name is written
      case Character.FORMAT -> point == 0x200C || point == 0x200D;
      default -> faces.stream().anyMatch(face -> face.shaper(bold).canDisplay(point));
    };
  }

  /** The faces a text needs for its plain, not outlined, letters: the first that covers each. */
  List<Face> used(Text text) {
    return text.value()
        .codePoints()
        .mapToObj(point -> first(point, text.style().bold()))
        .distinct()
        .toList();
  }

  /** The face for one character; the very first where none covers it. */
  Face first(int point, boolean bold) {
    return faces.stream()
        .filter(face -> face.shaper(bold).canDisplay(point))
        .findFirst()
        .orElse(faces.get(0));
  }

  List<Face> faces() {
    return List.copyOf(faces);
  }
}
