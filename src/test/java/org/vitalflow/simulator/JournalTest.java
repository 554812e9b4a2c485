package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("journal.jsonl");
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    write("one", "zwei ä 桜");
    assertThat(lines()).containsExactly("one", "zwei ä 桜");
  }

  @Test
  void aLastLineThatWasTornIsCutOffAndWritingGoesOnBehindTheWholeOnes() throws IOException {
    write("one");
    Files.writeString(file, "{\"half", StandardOpenOption.APPEND);
    write("two");
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void aSecondSimulatorInTheSameFolderIsRefused() throws IOException {
    try (var first = new Journal(file)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> new Journal(file)).hasMessageContaining("Another simulator");
    }
  }

  @Test
  void anInterruptedWriterClosesItForNobody() throws IOException {
    try (var journal = new Journal(file)) {
      journal.replay(line -> {});
      Thread.currentThread().interrupt();
      journal.force(journal.write("one"));
      assertThat(Thread.interrupted()).isTrue();
      journal.force(journal.write("two"));
    }
    assertThat(lines()).containsExactly("one", "two");
  }

  private void write(String... lines) throws IOException {
    try (var journal = new Journal(file)) {
      journal.replay(line -> {});
      for (String line : lines) {
        journal.force(journal.write(line));
      }
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (var journal = new Journal(file)) {
      journal.replay(lines::add);
    }
    return lines;
  }
}
