package org.vitalflow.certificate;

import java.awt.Color;
import java.util.Locale;

/** How a text stands on the page: its size in parts of the page's own type size, weight, colour. */
enum Style {
  STATE(1.15, true, 0x1F3A5F),
  OFFICE(0.9, false, 0x444444),
  TITLE(2.1, true, 0x1F3A5F),
  SUBTITLE(0.9, false, 0x444444),
  LABEL(0.8, false, 0x5A6472),
  VALUE(1.05, false, 0x111111),
  NAME(1.35, true, 0x111111),
  WORDS(0.88, false, 0x444444),
  SENTENCE(0.85, false, 0x222222),
  SMALL(0.74, false, 0x444444),
  CODE(1.05, true, 0x111111);

  private final double em;
  private final boolean bold;
  private final int rgb;

  Style(double em, boolean bold, int rgb) {
    this.em = em;
    this.bold = bold;
    this.rgb = rgb;
  }

  public double em() {
    return em;
  }

  public boolean bold() {
    return bold;
  }

  public Color colour() {
    return new Color(rgb);
  }

  /** As an inline style sheet of the page. */
  public String css() {
    return String.format(
        Locale.ROOT,
        "font-size:%.2fem;font-weight:%s;color:#%06x",
        em,
        bold ? "bold" : "normal",
        rgb);
  }
}
