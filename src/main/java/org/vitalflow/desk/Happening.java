package org.vitalflow.desk;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vitalflow.registry.Journal;

/** An entry of the journal in words. */
record Happening(String at, String what, String by, String detail) {
  private static final Pattern POINTER = Pattern.compile("/[A-Za-z0-9/]+");

  /** Who read the case, and which page of it. */
  static List<Happening> readings(List<Journal.Entry> entries, Wording wording) {
    return of(entries, true, wording);
  }

  /** All that happened and was no reading. */
  static List<Happening> others(List<Journal.Entry> entries, Wording wording) {
    return of(entries, false, wording);
  }

  private static List<Happening> of(
      List<Journal.Entry> entries, boolean readings, Wording wording) {
    return entries.stream()
        .filter(entry -> entry.what().equals("READ") == readings)
        .map(
            entry ->
                new Happening(
                    wording.moment(entry.at()),
                    wording.say("desk.what." + entry.what(), entry.what()),
                    entry.by(),
                    detail(entry, wording)))
        .toList();
  }

  /** JSON pointers of fields by the fields' labels; anything else as it stands. */
  private static String detail(Journal.Entry entry, Wording wording) {
    String detail = entry.detail();
    return detail == null
        ? ""
        : POINTER
            .matcher(wording.say("desk.read." + detail.replace(' ', '-'), detail))
            .replaceAll(pointer -> Matcher.quoteReplacement(label(pointer, wording)));
  }

  private static String label(MatchResult pointer, Wording wording) {
    return Stream.of(DeskForm.BIRTH, DeskForm.DEATH)
        .flatMap(DeskForm::shown)
        .flatMap(
            section ->
                section.fields().stream()
                    .filter(field -> pointer.group().startsWith(section.pointer(field)))
                    .map(
                        field ->
                            wording.say("section." + section.id())
                                + ": "
                                + wording.say(field.label())))
        .findFirst()
        .orElse(pointer.group());
  }
}
