package org.vitalflow.certificate;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

  /** One family in both weights, as files for the page and as shapers for outlines. */
  record Face(String family, Resource regular, Resource bold, Font shaper, Font boldShaper) {
    Font shaper(boolean inBold) {
      return inBold ? boldShaper : shaper;
    }

    Resource file(boolean inBold) {
      return inBold ? bold : regular;
    }
  }

  private final List<Face> faces = new ArrayList<>();

  Fonts() {
    try {
      for (Resource regular : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        String file = String.valueOf(regular.getFilename());
        Resource bold = regular.createRelative(file.replace("-Regular", "-Bold"));
        String family = file.substring(0, file.indexOf('-'));
        faces.add(new Face(family, regular, bold, shaper(regular), shaper(bold)));
      }
    } catch (IOException | FontFormatException e) {
      throw new StartRefused("The country pack's fonts cannot be read; each needs both weights");
    }
    if (faces.isEmpty()) {
      throw new StartRefused("The country pack has no fonts");
    }
    faces.sort(Comparator.comparing(Face::family));
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
