package org.vitalflow.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.vitalflow.packet.DailyFigures;
import org.vitalflow.packet.SignedDays;

/** Tables as text (RFC 4180, UTF-8), in which no cell can be taken for a formula. */
final class ReconciliationCsv {
  private static final String FORMULA = "=+-@\t\r";
  private static final String END = "\r\n";

  private ReconciliationCsv() {}

  /** One line for each figure. */
  static String figures(LocalDate day, String office, Reconciliation.Shown shown) {
    var text = new StringBuilder();
    line(text, "Day", "Office", "Process", "Figure", "Cause", "Packets", "Signed by", "Signed at");
    String by = shown.signed().map(SignedDays.Signed::by).orElse("");
    String at = shown.signed().map(signed -> signed.at().toString()).orElse("");
    String place = office.isEmpty() ? "all" : office;
    for (DailyFigures.OfProcess of : shown.day().processes()) {
      figure(text, day, place, of.process(), "Sent", "", of.sent(), by, at);
      figure(text, day, place, of.process(), "Accepted", "", of.accepted(), by, at);
      figure(text, day, place, of.process(), "Processed", "", of.processed(), by, at);
      of.refused()
          .forEach(
              (cause, number) ->
                  figure(text, day, place, of.process(), "Refused", cause, number, by, at));
      figure(text, day, place, of.process(), "Unconfirmed", "", of.unconfirmed(), by, at);
      figure(text, day, place, of.process(), "Late", "", of.late(), by, at);
      figure(text, day, place, of.process(), "Waiting", "", of.waiting(), by, at);
    }
    return text.toString();
  }

  /** One line for each packet that is not done. */
  static String rids(LocalDate day, Reconciliation.Shown shown) {
    var text = new StringBuilder();
    line(text, "Day", "Office", "Process", "RID", "State", "Sent at");
    for (DailyFigures.Open open : shown.day().open()) {
      line(
          text,
          day.toString(),
          open.office(),
          open.process(),
          open.rid(),
          open.state(),
          open.sentAt().toString());
    }
    return text.toString();
  }

  private static void figure(
      StringBuilder text,
      LocalDate day,
      String office,
      String process,
      String figure,
      String cause,
      int number,
      String by,
      String at) {
    line(text, day.toString(), office, process, figure, cause, String.valueOf(number), by, at);
  }

  static void line(StringBuilder text, String... cells) {
    text.append(Arrays.stream(cells).map(ReconciliationCsv::cell).collect(Collectors.joining(",")))
        .append(END);
  }

  private static String cell(String value) {
    String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
