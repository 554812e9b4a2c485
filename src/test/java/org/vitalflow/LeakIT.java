package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Unmistakable values are planted in births of every fate and looked for wherever they must not be.
 */
@Tag("proof")
class LeakIT {
  private static final String TASK = "/camunda/api/engine/engine/default/task/";
  private static final String GIVEN = "Qwzxiluvatar";
  private static final String FAMILY = "Xqzmbekdjian";
  private static final String MOTHER = "Vvqzkaparra";
  private static final String PHONE = "0979774411";
  private static final String EMAIL = "xqzm.bek@leak.example";
  private static final String VID = "9432851054273815";
  private static final String CAUSE = "Zzqmorbus";
  private static final String NOTE = "Qqvwxnota";
  private static final List<String> PLANTED =
      List.of(GIVEN, FAMILY, MOTHER, PHONE, EMAIL, VID, CAUSE, NOTE);

  private final Town town = RunningTown.town();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final Receiver receiver = new Receiver();
  private String subscription = "";
  private int order = 1;
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          log.add(event.getFormattedMessage());
          if (event.getThrowableProxy() != null) {
            log.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };

  @BeforeEach
  void listen() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    ear.start();
    root.addAppender(ear);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(ear);
    town.clearFaults();
    town.send(subscriptions("/" + subscription).DELETE());
    receiver.close();
  }

  @Test
  void noPersonalValueLeavesTheSealedRegistry() throws SQLException {
    JsonNode subscription = subscribe();
    String completed = send(birth("ok"));
    String minted = town.until(completed, "COMPLETED").at("/packets/0/rid").asText();
    addresses.add(town.event(completed).at("/certificate/href").asText());
    refused();
    failedTechnically();
    unprintable();
    invalid();
    atTheDesk();
    inAForm();
    corrected(completed);
    twice();
    dead();

    List<String> planted = new ArrayList<>(PLANTED);
    planted.add(identityOf(minted));
    planted.add(subscription.path("secret").asText());
    assertThat(planted).allSatisfy(value -> assertThat(value).isNotBlank());
    assertNowhere(planted, "the engine's tables", rowsOf("act_%"));
    assertNowhere(planted, "our own tables", rowsOf("%"));
    assertNowhere(planted, "the log", log);
    assertNowhere(planted, "addresses", addresses);
    List<String> told = receiver.told.stream().map(Receiver.Told::body).toList();
    assertThat(told.toString())
        .contains("IDENTITY_ISSUED", "AMENDED", "DUPLICATE_REGISTRATION", "CERTIFICATE_ISSUED");
    assertNowhere(planted, "what a CRVS is told", told);
  }

  private JsonNode subscribe() {
    JsonNode made =
        Town.tree(
            town.send(
                subscriptions("")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"callback\": \"" + receiver.callback() + "\"}"))));
    subscription = made.path("id").asText();
    return made;
  }

  private HttpRequest.Builder subscriptions(String path) {
    return HttpRequest.newBuilder(URI.create(town.base() + "/api/v1/subscriptions" + path))
        .header("Authorization", "Bearer " + town.token("crvs-demo"))
        .header("Content-Type", "application/json");
  }

  private void refused() {
    town.fault(
        Map.of("at", "process", "effect", "REJECT", "times", 1, "nameContains", GIVEN + "no"));
    town.until(send(birth("no")), "MOSIP_REFUSED");
  }

  private void failedTechnically() throws SQLException {
    int before = failedJobs();
    town.fault(
        Map.of("at", "createPacket", "effect", "ERRORS", "times", 3, "nameContains", GIVEN + "ko"));
    String id = send(birth("ko"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                failedJobs() > before
                    || town.event(id).path("status").asText().equals("COMPLETED"));
    town.until(id, "COMPLETED");
  }

  private void unprintable() {
    ObjectNode birth = birth("桜");
    town.until(send(birth), "READY_TO_ISSUE");
  }

  private void invalid() {
    ObjectNode birth = birth("bad");
    ((ObjectNode) birth.path("mother")).put("dateOfBirth", PHONE);
    birth.put(FAMILY, GIVEN);
    HttpResponse<String> answer = town.post("birth", birth, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  /** A draft that stays, a declaration with a fault, one that is made, and a search by name. */
  private void atTheDesk() {
    Visitor clerk = new Visitor(town.base());
    clerk.logIn("clerk", "clerk");
    String token = "_csrf=" + clerk.formToken();
    declare(clerk, token + "&then=mother");
    declare(clerk, token + "&declare=yes&" + encoded("/child/dateOfBirth") + "=" + PHONE);
    String receipt =
        declare(
            clerk,
            token
                + "&declare=yes&%s=female&%s=%s&%s=UNKNOWN&%s=HOME&%s=OTHER"
                    .formatted(
                        encoded("/child/sex"),
                        encoded("/child/dateOfBirth"),
                        LocalDate.now(ZoneOffset.UTC),
                        encoded("/father/absentBecause"),
                        encoded("/place/facilityType"),
                        encoded("/informant/relation")));
    assertThat(receipt).endsWith("/receipt");
    assertThat(clerk.get(receipt.replace("/receipt", "")).body().contains(GIVEN)).isTrue();
    assertThat(clerk.form("/desk/work", token + "&q=" + FAMILY).statusCode()).isEqualTo(200);
  }

  /** Read, refused, refused for a field that was never offered, and taken. */
  private void inAForm() {
    ObjectNode declared = birth("neu");
    declared.remove("registration");
    String id = send(declared);
    town.until(id, "IN_REVIEW");
    String task =
        TASK
            + RunningTown.context()
                .getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    ProcessEngines.registerProcessEngine(RunningTown.context().getBean(ProcessEngine.class));
    Visitor registrar = Visitor.atWork(town, "registrar");
    registrar.call("POST", task + "/claim", "{\"userId\": \"registrar\"}");
    assertThat(registrar.get(task + "/form-variables").body()).contains(GIVEN + "neu");
    assertThat(submit(registrar, task, "childGiven", GIVEN + "neue", "dateOfBirth", PHONE))
        .isEqualTo(400);
    assertThat(submit(registrar, task, FAMILY, GIVEN)).isEqualTo(400);
    assertThat(submit(registrar, task, "childGiven", GIVEN + "neue")).isEqualTo(204);
    town.until(id, "READY_TO_ISSUE");
    assertThat(registrar.get("/desk/cases/" + id).body()).contains(GIVEN + "neue");
  }

  /** A correction that is refused, one that is stale, and one that is made. */
  private void corrected(String birth) {
    JsonNode entry = town.event(birth);
    assertThat(update(entry, GIVEN + "ok", FAMILY.repeat(20)).statusCode()).isEqualTo(400);
    assertThat(update(entry, MOTHER, GIVEN).statusCode()).isEqualTo(409);
    HttpResponse<String> taken = update(entry, GIVEN + "ok", GIVEN + "okay");
    assertThat(taken.statusCode()).isEqualTo(202);
    String id = Town.tree(taken).path("id").asText();
    town.until(id, "IN_REVIEW");
    var desk = new TaskDesk();
    assertThat(desk.open("registrar", id, "UserTask_ApproveCorrection").toString()).contains(GIVEN);
    desk.done("registrar", id, "UserTask_ApproveCorrection", Map.of("decision", "APPROVE"));
    town.until(id, "COMPLETED");
    assertThat(desk.visitor("registrar").get("/desk/cases/" + birth).body())
        .contains(GIVEN + "okay");
  }

  private HttpResponse<String> update(JsonNode entry, String from, String to) {
    ObjectNode body = Town.JSON.createObjectNode();
    body.put("crvsReference", "leak-" + UUID.randomUUID()).put("office", "DEMO01");
    body.put("registrationNumber", entry.path("registrationNumber").asText());
    body.putObject("legalBasis").put("class", "CLERICAL").put("reference", NOTE);
    body.putArray("changes")
        .addObject()
        .put("field", "/child/name/0/given")
        .put("from", from)
        .put("to", to);
    return town.post("update", body, UUID.randomUUID().toString());
  }

  /** The same child once more: looked at side by side, and decided on with a reason. */
  private void twice() {
    ObjectNode child = birth("duo");
    town.until(send(child), "COMPLETED");
    child.put("crvsReference", "leak-" + UUID.randomUUID());
    child.withObject("/registration").put("number", "LEAK-" + UUID.randomUUID());
    String again = send(child);
    town.until(again, "POSSIBLE_DUPLICATE");
    var desk = new TaskDesk();
    String step = "UserTask_DecideOnPossibleDuplicate";
    Map<String, Object> shown = desk.open("registrar", again, step);
    assertThat(shown.toString()).contains(GIVEN + "duo");
    String page = "/desk/cases/" + again + "/twins/" + shown.get("otherId");
    addresses.add(page);
    assertThat(desk.visitor("registrar").get(page).body()).contains(GIVEN + "duo");
    desk.done("registrar", again, step, Map.of("twinDecision", "SAME", "reason", NOTE + MOTHER));
  }

  /** A death that is buried, registered, coded by a coder, and followed up. */
  private void dead() {
    ObjectNode death = Town.birth("death-at-home.json");
    ObjectNode deceased = death.withObject("/deceased");
    ((ObjectNode) deceased.at("/name/0")).put("given", GIVEN).put("family", FAMILY);
    deceased.putArray("identifiers").addObject().put("kind", "OTHER").put("value", VID);
    death
        .putObject("spouse")
        .putArray("name")
        .addObject()
        .put("language", "eng")
        .put("given", MOTHER);
    ((ObjectNode) death.at("/medical/chain/0")).put("text", CAUSE).remove("code");
    HttpResponse<String> taken = town.post("death", death, UUID.randomUUID().toString());
    assertThat(taken.statusCode()).isEqualTo(202);
    String id = Town.tree(taken).path("id").asText();
    town.until(id, "IN_REVIEW");
    var desk = new TaskDesk();
    Visitor registrar = desk.visitor("registrar");
    String permit = "/desk/cases/" + id + "/burial-permit";
    assertThat(registrar.form(permit, "_csrf=" + registrar.formToken()).statusCode())
        .isEqualTo(302);
    desk.done("registrar", id, "UserTask_RegisterDeath", Map.of("decision", "REGISTER"));
    town.until(id, "READY_TO_ISSUE");
    assertThat(desk.open("medical-coder", id, "UserTask_CodeCauseOfDeath").toString())
        .contains(CAUSE)
        .doesNotContain(GIVEN, FAMILY);
    assertThat(desk.open("registrar", id, "UserTask_FollowUpDeath").toString()).contains(MOTHER);
    desk.done("registrar", id, "UserTask_FollowUpDeath", Map.of("followUp", "DONE", "note", NOTE));
  }

  private static int submit(Visitor registrar, String task, String... fields) {
    ObjectNode body = Town.JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    variables.putObject("decision").put("value", "REGISTER");
    for (int i = 0; i < fields.length; i += 2) {
      variables.putObject(fields[i]).put("value", fields[i + 1]);
    }
    return registrar.call("POST", task + "/submit-form", body.toString()).statusCode();
  }

  private String declare(Visitor clerk, String fields) {
    HttpResponse<String> answer =
        clerk.form(
            "/desk/new/birth/" + UUID.randomUUID(),
            fields
                + "&%s=eng&%s=%s&%s=%s&%s=eng&%s=%s&%s=%s"
                    .formatted(
                        encoded("/child/name/0/language"),
                        encoded("/child/name/0/given"),
                        GIVEN,
                        encoded("/child/name/0/family"),
                        FAMILY,
                        encoded("/mother/name/0/language"),
                        encoded("/mother/name/0/given"),
                        MOTHER,
                        encoded("/contact/phone"),
                        PHONE));
    String location = answer.headers().firstValue("Location").orElse("none");
    addresses.add(location);
    return location;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String send(ObjectNode birth) {
    HttpResponse<String> answer = town.post("birth", birth, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(202);
    addresses.add(answer.headers().firstValue("Location").orElseThrow());
    return Town.tree(answer).path("id").asText();
  }

  private ObjectNode birth(String ending) {
    ObjectNode birth = Town.birth();
    for (JsonNode name : birth.at("/child/name")) {
      ((ObjectNode) name).put("given", GIVEN + ending).put("family", FAMILY);
    }
    // the same mother and day: no twins of one record only because each has an order of its own
    ((ObjectNode) birth.path("child")).put("birthType", "HIGHER").put("birthOrder", order++);
    ObjectNode mother = (ObjectNode) birth.path("mother");
    ((ObjectNode) mother.at("/name/0")).put("given", MOTHER);
    mother.putArray("identifiers").addObject().put("kind", "VID").put("value", VID);
    birth.withObject("/contact").put("phone", PHONE).put("email", EMAIL);
    return birth;
  }

  private String identityOf(String rid) {
    for (JsonNode identity : town.simulated("/simulator/identities")) {
      if (identity.path("rid").asText().equals(rid)) {
        return identity.path("vid").asText();
      }
    }
    throw new AssertionError("no identity");
  }

  private static void assertNowhere(List<String> planted, String where, List<String> texts) {
    assertThat(texts).as(where).isNotEmpty();
    for (String value : planted) {
      // the value itself is not printed: it would be the leak this test is about
      assertThat(texts.stream().filter(text -> text.contains(value)).count())
          .as("value %d in %s", planted.indexOf(value), where)
          .isZero();
    }
  }

  private int failedJobs() throws SQLException {
    try (Connection connection = DriverManager.getConnection(town.databaseUrl());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from act_ru_job where exception_msg_ is not null")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Every column of every table whose name is like this, bytes read as text in two alphabets. */
  private List<String> rowsOf(String tables) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(town.databaseUrl())) {
      for (String table : tableNames(connection, tables)) {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select * from " + table)) {
          ResultSetMetaData columns = rows.getMetaData();
          while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
              if (columns.getColumnTypeName(i).equals("bytea")) {
                byte[] bytes = rows.getBytes(i);
                if (bytes != null) {
                  texts.add(new String(bytes, StandardCharsets.UTF_8));
                  texts.add(new String(bytes, StandardCharsets.UTF_16BE));
                }
              } else if (rows.getString(i) != null) {
                texts.add(rows.getString(i));
              }
            }
          }
        }
      }
    }
    return texts;
  }

  private static List<String> tableNames(Connection connection, String like) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var statement =
        connection.prepareStatement(
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and table_name like ?
            """)) {
      statement.setString(1, like);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
