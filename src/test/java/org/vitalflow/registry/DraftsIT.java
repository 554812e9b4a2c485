package org.vitalflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.TestDatabase;
import org.vitalflow.platform.TestKeys;

class DraftsIT {
  private static final HikariDataSource DATABASE = new HikariDataSource();
  private static final TestKeys KEYS = new TestKeys();

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private final Drafts drafts = new Drafts(jdbc, KEYS.seal(), () -> now);
  private final UUID id = UUID.randomUUID();

  @BeforeAll
  static void aDatabase() {
    DATABASE.setJdbcUrl(TestDatabase.fresh());
    DATABASE.setConnectionInitSql("set search_path to public, registry");
    Flyway.configure()
        .dataSource(DATABASE)
        .schemas("registry")
        .defaultSchema("registry")
        .load()
        .migrate();
  }

  @AfterAll
  static void noDatabase() {
    DATABASE.close();
  }

  @Test
  void aDraftIsOnePersonsInOneOffice() {
    assertThat(drafts.save(id, "birth", "clerk", "DEMO01", named("Zawadi"))).isTrue();
    assertThat(drafts.find(id, "clerk", "DEMO01")).isPresent();
    assertThat(drafts.find(id, "clerk2", "DEMO01")).isEmpty();
    assertThat(drafts.find(id, "clerk", "DEMO02")).isEmpty();
    assertThat(drafts.save(id, "birth", "clerk2", "DEMO01", named("Other"))).isFalse();
    assertThat(drafts.find(id, "clerk", "DEMO01").orElseThrow().content())
        .isEqualTo(named("Zawadi"));
    drafts.delete(id, "clerk2", "DEMO01");
    assertThat(drafts.find(id, "clerk", "DEMO01")).isPresent();
  }

  @Test
  void theLastSavedComesFirstAndTheLastContentStays() {
    UUID other = UUID.randomUUID();
    drafts.save(id, "birth", "liz", "DEMO01", named("Zawadi"));
    now = now.plusSeconds(1);
    drafts.save(other, "birth", "liz", "DEMO01", named("Grace"));
    now = now.plusSeconds(1);
    drafts.save(id, "birth", "liz", "DEMO01", named("Zawadi Elise"));
    assertThat(drafts.of("birth", "liz", "DEMO01"))
        .extracting(Drafts.Draft::content)
        .containsExactly(named("Zawadi Elise"), named("Grace"));
  }

  @Test
  void whatWasTypedIsSealed() {
    drafts.save(id, "birth", "ann", "DEMO01", named("Qwzxiluvatar"));
    byte[] kept =
        jdbc.sql("select content from draft where id = ?").param(id).query(byte[].class).single();
    assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("Qwzxiluvatar");
  }

  @Test
  void aDraftThatNobodyGoesOnWithIsForgotten() {
    drafts.save(id, "birth", "old", "DEMO01", named("Zawadi"));
    now = now.plus(Drafts.KEPT).minus(Duration.ofDays(1));
    drafts.forgetOld();
    assertThat(drafts.find(id, "old", "DEMO01")).isPresent();
    now = now.plus(Duration.ofDays(2));
    drafts.forgetOld();
    assertThat(drafts.find(id, "old", "DEMO01")).isEmpty();
  }

  private static ObjectNode named(String given) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    draft.putObject("child").putArray("name").addObject().put("given", given);
    return draft;
  }
}
