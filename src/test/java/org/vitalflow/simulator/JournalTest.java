package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    write("one", "zwei ä 桜");
    assertThat(lines()).containsExactly("one", "zwei ä 桜");
  }

  @Test
  void aLongLineIsReadWhole() throws IOException {
    String line = "long ä ".repeat(100_000);
    write("one", line, "two");
    assertThat(lines()).containsExactly("one", line, "two");
  }

  @Test
  void aPartOfALineIsReadWhileOthersAreWritten() throws IOException {
    write("one", "two and three");
    try (var journal = new Journal(folder)) {
      List<Long> begins = new ArrayList<>();
      journal.replay((at, line) -> begins.add(at));
      journal.write(bytes("four"));
      assertThat(new String(journal.read(begins.get(1) + 4, 3), StandardCharsets.UTF_8))
          .isEqualTo("and");
    }
  }

  @Test
  void aLastLineThatWasTornIsCutOffAndWritingGoesOnBehindTheWholeOnes() throws IOException {
    write("one");
    Files.writeString(folder.resolve(Journal.FILE), "{\"half", StandardOpenOption.APPEND);
    write("two");
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void aSecondSimulatorInTheSameFolderIsRefused() throws IOException {
    try (var first = new Journal(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> new Journal(folder)).hasMessageContaining("Another simulator");
    }
  }

  @Test
  void anInterruptedWriterClosesItForNobody() throws IOException {
    try (var journal = new Journal(folder)) {
      journal.replay((at, line) -> {});
      Thread.currentThread().interrupt();
      journal.write(bytes("one"));
      assertThat(journal.read(0, 3)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
      assertThat(Thread.interrupted()).isTrue();
      journal.write(bytes("two"));
    }
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void aRewrittenOneHasTheNewLinesAloneAndGoesOnBehindThem() throws IOException {
    write("one", "two");
    try (var journal = new Journal(folder)) {
      journal.replay((at, line) -> {});
      journal.rewrite(out -> out.write(bytes("three")));
      journal.replay((at, line) -> {});
      journal.write(bytes("four"));
    }
    assertThat(lines()).containsExactly("three", "four");
  }

  @Test
  void aRewritingThatIsBrokenOffChangesNothingAndLeavesNothing() throws IOException {
    write("one", "two");
    try (var journal = new Journal(folder)) {
      journal.replay((at, line) -> {});
      assertThatThrownBy(
              () ->
                  journal.rewrite(
                      out -> {
                        out.write(bytes("x".repeat(1_000_000)));
                        throw new IOException("no space left");
                      }))
          .hasMessage("no space left");
    }
    assertThat(lines()).containsExactly("one", "two");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aTemporaryOneIsReadAsAnyOtherAndHasNoFile() throws IOException {
    try (var journal = Journal.temporary()) {
      journal.write(bytes("one"));
      assertThat(journal.read(1, 2)).isEqualTo("ne".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void write(String... lines) throws IOException {
    try (var journal = new Journal(folder)) {
      journal.replay((at, line) -> {});
      for (String line : lines) {
        journal.write(bytes(line));
      }
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (var journal = new Journal(folder)) {
      journal.replay((at, line) -> lines.add(new String(line, StandardCharsets.UTF_8)));
    }
    return lines;
  }
}
