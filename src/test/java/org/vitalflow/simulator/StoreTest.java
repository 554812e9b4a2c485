package org.vitalflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal gives back, and when it is rewritten. */
class StoreTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final String BODY = "{\"quoted\": \"ä 桜 \\n\"}\n".repeat(1000);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir Path folder;

  private Store open() throws IOException {
    return new Store(new Journal(folder), JSON);
  }

  private long size() throws IOException {
    return Files.size(folder.resolve(Journal.FILE));
  }

  private static Rows.Call call(String body) {
    return new Rows.Call("createPacket", AT, Map.of("a", "b"), body);
  }

  @Test
  void aBigRowIsReadFromTheDiskBeforeAndAfterARestart() throws IOException {
    try (var store = open()) {
      store.update(change -> change.put(store.calls, "one \"quoted\" ä", call(BODY)));
      assertThat(store.calls.find("one \"quoted\" ä")).contains(call(BODY));
    }
    try (var store = open()) {
      assertThat(store.calls.values()).containsExactly(call(BODY));
      assertThat(store.calls.all()).containsOnlyKeys("one \"quoted\" ä");
    }
  }

  @Test
  void aBigRowIsSeenWithinTheChangeThatPutsIt() throws IOException {
    try (var store = open()) {
      store.update(
          change -> {
            change.put(store.calls, "kept", call("one"));
            change.put(store.calls, "removed", call("two"));
            assertThat(store.calls.find("kept")).contains(call("one"));
            change.remove(store.calls, "removed");
          });
      assertThat(store.calls.all()).isEqualTo(Map.of("kept", call("one")));
    }
  }

  @Test
  void aJournalThatIsMostlyDeadIsRewrittenAtTheNextStartWithAllThatLives() throws IOException {
    try (var store = open()) {
      for (int i = 0; i < 20; i++) {
        String key = "rid#" + i;
        store.update(change -> change.put(store.calls, key, call(BODY)));
        store.update(change -> change.put(store.counts, key, new Rows.Counts(1, 2)));
      }
      for (int i = 0; i < 15; i++) {
        String key = "rid#" + i;
        store.update(change -> change.remove(store.calls, key));
      }
    }
    long before = size();
    try (var store = open()) {
      assertThat(size()).isLessThan(before / 3);
      assertThat(store.calls.all())
          .containsOnlyKeys("rid#15", "rid#16", "rid#17", "rid#18", "rid#19")
          .containsValue(call(BODY));
      store.update(change -> change.put(store.calls, "after", call("after")));
    }
    long after = size();
    try (var store = open()) {
      assertThat(size()).as("mostly alive").isEqualTo(after);
      assertThat(store.calls.find("after")).contains(call("after"));
      assertThat(store.counts.values()).hasSize(20).containsOnly(new Rows.Counts(1, 2));
      assertThat(store.counts.all().keySet()).startsWith("rid#0", "rid#1", "rid#2");
    }
  }

  @Test
  void whatASignalLeftOfARewritingIsNeverRead() throws IOException {
    try (var store = open()) {
      store.update(change -> change.put(store.counts, "one", new Rows.Counts(1, 0)));
    }
    Path torn = folder.resolve(Journal.FILE + ".new");
    Files.writeString(torn, "[{\"t\":\"counts\",\"k\":\"two\",\"v\":{\"cre");
    try (var store = open()) {
      assertThat(store.counts.all()).containsOnlyKeys("one");
      assertThat(torn).doesNotExist();
    }
  }

  @Test
  void clearingLeavesTheSubscribersAndIsForGood() throws IOException {
    var subscription = new Rows.Subscription("topic", "callback", "secret", true, false);
    try (var store = open()) {
      store.update(
          change -> {
            change.put(store.identities, "1", new Rows.Identity("1", "11", null, true));
            change.put(store.subscriptions, "key", subscription);
            change.put(store.calls, "rid#1", call(BODY));
            change.add(store.deliveries, new Rows.Delivery("topic", "rid", AT, 202, "REAL"));
          });
      store.update(store::clear);
      store.update(
          change ->
              change.add(store.deliveries, new Rows.Delivery("topic", "new", AT, null, "LOSE")));
    }
    try (var store = open()) {
      assertThat(store.identities.size()).isZero();
      assertThat(store.subscriptions.values()).containsExactly(subscription);
      assertThat(store.calls.size()).isZero();
      assertThat(store.deliveries.values()).extracting(Rows.Delivery::rid).containsExactly("new");
    }
  }

  @Test
  void aJournalOfTheVersionBeforeStillOpens() throws IOException {
    Files.writeString(
        folder.resolve(Journal.FILE),
        """
        [{"t":"counts","k":"rid","v":{"created":1,"triggered":0}},{"t":"call","k":"rid#1","v":\
        {"operation":"createPacket","at":"2026-01-02T03:04:05.678Z","headers":{},"body":"ä"}}]
        [{"t":"packet","k":"rid","v":{"rid":"rid","process":"CRVS_NEW","source":"CRVS1",\
        "fields":{"a":"b"},"metaInfo":{}}}]
        [{"t":"fault","k":"x","v":{"at":"trigger","effect":"HTTP_500","times":1}}]
        [{"t":"fault","k":"x"}]
        """);
    try (var store = open()) {
      assertThat(store.calls.find("rid#1").orElseThrow().body()).isEqualTo("ä");
      assertThat(store.packets.find("rid").orElseThrow().documents()).isEmpty();
      assertThat(store.faults.size()).isZero();
    }
  }

  @Test
  void aJournalOfAnotherVersionAndABrokenLineAreRefusedWithoutQuotingThem() throws IOException {
    for (String line :
        new String[] {
          "[{\"t\":\"Asha\",\"k\":\"Asha\",\"v\":{}}]",
          "[{\"t\":\"counts\",\"k\":\"Asha",
          "[] Asha",
          "Asha"
        }) {
      Files.writeString(folder.resolve(Journal.FILE), line + "\n");
      assertThatThrownBy(this::open)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("simulator's journal")
          .hasMessageNotContaining("Asha");
    }
  }
}
