package org.vitalflow.certificate;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that stands on one certificate, in print order.
 *
 * @param language of the document as a whole (BCP 47)
 * @param name the document's name, without any personal value
 * @param address what the QR code holds
 */
record Page(
    String language,
    String name,
    List<Text> state,
    List<Text> office,
    List<Text> titles,
    List<Text> subtitles,
    List<Row> rows,
    List<Text> sentences,
    List<Text> signature,
    List<Text> seal,
    List<Text> check,
    List<Text> codeLabels,
    Text code,
    Text address) {

  /** One line of the register: its label in each language, and its lines. */
  record Row(List<Text> labels, List<Line> lines) {
    Stream<Text> texts() {
      return Stream.concat(labels.stream(), lines.stream().flatMap(line -> line.pieces().stream()));
    }

    public List<Text> leftLabels() {
      return labels.stream().filter(label -> !label.rightToLeft()).toList();
    }

    public List<Text> rightLabels() {
      return labels.stream().filter(Text::rightToLeft).toList();
    }
  }

  /** One line of a value: the same thing in one or more languages. */
  record Line(List<Text> pieces) {
    public boolean rightToLeft() {
      return pieces.get(0).rightToLeft();
    }
  }

  /** Whether some label stands at the left, or none does. */
  public boolean left() {
    return rows.stream().anyMatch(row -> !row.leftLabels().isEmpty());
  }

  /** Whether some label stands at the right. */
  public boolean right() {
    return rows.stream().anyMatch(row -> !row.rightLabels().isEmpty());
  }

  /** Every text of the page. */
  Stream<Text> texts() {
    return Stream.of(
            Stream.of(
                    state, office, titles, subtitles, sentences, signature, seal, check, codeLabels)
                .flatMap(List::stream),
            rows.stream().flatMap(Row::texts),
            Stream.of(code, address))
        .flatMap(texts -> texts);
  }
}
