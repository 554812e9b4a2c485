package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitalflow.intake.BadBirth;

/** What the running product takes in and what it refuses. */
class IntakeIT {
  private final Town town = RunningTown.town();

  static Stream<BadBirth> badBirths() {
    return BadBirth.all();
  }

  @ParameterizedTest
  @MethodSource("badBirths")
  void aBadBirthIsRefusedForExactlyItsFaultsAndNothingIsStored(BadBirth bad) throws SQLException {
    ObjectNode birth = Town.birth();
    bad.spoil().accept(birth);
    String key = UUID.randomUUID().toString();
    long before = stored();
    HttpResponse<String> answer = town.post("crvs-demo", "birth", escaped(birth), key);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : Town.tree(answer).path("errors")) {
      faults.add(fault.path("code").asText() + " " + fault.path("pointer").asText());
    }
    assertThat(faults).containsExactlyInAnyOrderElementsOf(bad.faults());
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aClientThatDoesNotRegisterByLawMayNotSendARegistration() {
    ObjectNode birth = Town.birth();
    HttpResponse<String> answer =
        town.post("crvs-clinic", "birth", birth.toString(), UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Town.tree(answer).path("code").asText()).isEqualTo("NOT_A_REGISTRAR");
  }

  @Test
  void aKeyKeepsItsFirstAnswerWhenTheCaseIsDone() {
    ObjectNode birth = Town.birth();
    String key = UUID.randomUUID().toString();
    String first = town.post("birth", birth, key).body();
    town.until(id(first), "COMPLETED");
    assertThat(town.post("birth", birth, key).body()).isEqualTo(first);
  }

  /** Half a surrogate pair survives only as an escape. */
  private static String escaped(ObjectNode birth) {
    try {
      return Town.JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(birth);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(String answer) {
    try {
      return Town.JSON.readTree(answer).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys used up and events taken so far. */
  private long stored() throws SQLException {
    try (Connection connection = DriverManager.getConnection(town.databaseUrl());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from registry.event) + (select count(*) from registry.idempotency)")) {
      row.next();
      return row.getLong(1);
    }
  }
}
