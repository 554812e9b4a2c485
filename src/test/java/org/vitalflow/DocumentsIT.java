package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.registry.Records;

/** Papers to a record: in by API, page and body, out as attachments, sealed in between. */
class DocumentsIT {
  private static final String NAME = "Wqzxmbeki naissance é.pdf";
  private static final String WORDS = "Xqvzarpapers";
  private static final byte[] PDF = pdf(WORDS);
  private static final byte[] EXE = "MZ\u0090 a program".getBytes(StandardCharsets.ISO_8859_1);

  private final Town town = RunningTown.town();
  private final List<String> log = new CopyOnWriteArrayList<>();
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
    ear.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(ear);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(ear);
  }

  @Test
  void aDocumentIsAddedListedAndComesBackAsAnAttachment() {
    String event = town.accept(Town.birth());
    HttpResponse<String> added = add(event, form("NOTE").file(NAME, "text/html", PDF));
    JsonNode view = Town.tree(added);
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(view.fieldNames())
        .toIterable()
        .containsExactly("id", "type", "fileName", "contentType", "size", "addedAt");
    assertThat(view.path("fileName").asText()).isEqualTo(NAME);
    assertThat(view.path("contentType").asText()).isEqualTo("application/pdf");
    assertThat(view.path("size").asInt()).isEqualTo(PDF.length);
    String location = added.headers().firstValue("Location").orElseThrow();
    assertThat(location)
        .isEqualTo("/api/v1/events/" + event + "/documents/" + view.path("id").asText());
    assertThat(Town.tree(town.get("/api/v1/events/" + event + "/documents"))).containsExactly(view);

    HttpResponse<byte[]> file = town.bytes(location);
    assertThat(file.body()).isEqualTo(PDF);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("filename*=UTF-8''Wqzxmbeki%20naissance%20%C3%A9.pdf");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(file.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(timeline(event)).contains("DOCUMENT_ADDED NOTE").noneMatch(e -> e.contains("Wqz"));
  }

  @Test
  void aRenamedExecutableIsRefused() {
    String event = town.accept(Town.birth());
    HttpResponse<String> answer = add(event, form("NOTE").file("note.pdf", "application/pdf", EXE));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(faults(answer)).containsExactly("/file UNKNOWN_DOCUMENT");
    assertThat(Town.tree(town.get("/api/v1/events/" + event + "/documents"))).isEmpty();
  }

  @Test
  void aProgramsNameOnAPdfGetsTheEndingOfAPdf() {
    String event = town.accept(Town.birth());
    HttpResponse<String> added = add(event, form("NOTE").file("note.exe", "x/y", PDF));
    HttpResponse<byte[]> file = town.bytes(added.headers().firstValue("Location").orElseThrow());
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("note.exe.pdf");
  }

  @Test
  void whatIsMissingIsNamedAtOnce() {
    String event = town.accept(Town.birth());
    HttpResponse<String> answer = add(event, new Multipart().field("other", "x"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(faults(answer)).containsExactlyInAnyOrder("/file REQUIRED", "/type REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * 1024 * 1024 + 1, 17 * 1024 * 1024})
  void aTooLargeDocumentIsRefused(int bytes) {
    String event = town.accept(Town.birth());
    byte[] large = Arrays.copyOf(PDF, bytes);
    HttpResponse<String> answer = add(event, form("NOTE").file("l.pdf", "application/pdf", large));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void aDocumentOfFiveMebibytesIsTaken() {
    String event = town.accept(Town.birth());
    byte[] large = Arrays.copyOf(PDF, 5 * 1024 * 1024);
    assertThat(add(event, form("NOTE").file("l.pdf", "application/pdf", large)).statusCode())
        .isEqualTo(201);
  }

  @Test
  void theTwentyFirstDocumentIsRefused() {
    ObjectNode birth = Town.birth();
    for (int i = 0; i < 20; i++) {
      document(birth);
    }
    String event = town.accept(birth);
    HttpResponse<String> answer = add(event, form("NOTE").file("n.pdf", "application/pdf", PDF));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Town.tree(answer).path("code").asText()).isEqualTo("TOO_MANY_DOCUMENTS");
    assertThat(timeline(event)).filteredOn("DOCUMENT_ADDED NOTE"::equals).hasSize(20);
  }

  @Test
  void anotherClientsEventHasNoDocuments() {
    String event = town.accept(Town.birth());
    String id =
        Town.tree(add(event, form("NOTE").file("n.pdf", "application/pdf", PDF)))
            .path("id")
            .asText();
    String path = "/api/v1/events/" + event + "/documents";
    for (HttpRequest.Builder request :
        List.of(
            form("NOTE").file("n.pdf", "application/pdf", PDF).of(as("crvs-clinic", path)),
            as("crvs-clinic", path),
            as("crvs-clinic", path + "/" + id))) {
      assertThat(town.send(request).statusCode()).isEqualTo(404);
    }
    String other = town.accept(Town.birth());
    assertThat(town.get("/api/v1/events/" + other + "/documents/" + id).statusCode())
        .isEqualTo(404);
    assertThat(town.get(path + "/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aDocumentInABodyMovesOutOfTheRecordAndTheCaseGoesOn() {
    ObjectNode birth = document(Town.birth());
    String key = UUID.randomUUID().toString();
    String event = Town.tree(town.post("birth", birth, key)).path("id").asText();
    assertThat(Town.tree(town.post("birth", birth, key)).path("id").asText()).isEqualTo(event);
    assertThat(town.post("birth", document(birth.deepCopy()), key).statusCode()).isEqualTo(409);

    JsonNode listed = Town.tree(town.get("/api/v1/events/" + event + "/documents"));
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/fileName").asText()).isEqualTo(NAME);
    JsonNode kept =
        RunningTown.context()
            .getBean(Records.class)
            .current(UUID.fromString(event))
            .at("/documents/0");
    assertThat(kept.fieldNames())
        .toIterable()
        .containsExactly("type", "fileName", "contentType", "id", "size");
    assertThat(kept.path("id")).isEqualTo(listed.at("/0/id"));
    town.until(event, "COMPLETED");
    assertThat(town.bytes("/api/v1/events/" + event + "/documents/" + kept.path("id").asText()))
        .extracting(HttpResponse::body)
        .isEqualTo(PDF);
  }

  @Test
  void aClientMayNotSendADocumentAsIfItWereKept() {
    ObjectNode birth = Town.birth();
    birth.putArray("documents").addObject().put("type", "NOTE").put("id", "x").put("size", 1);
    HttpResponse<String> answer = town.post("birth", birth, UUID.randomUUID().toString());
    assertThat(faults(answer))
        .contains("/documents/0/content REQUIRED", "/documents/0/id UNKNOWN_FIELD");
  }

  @Test
  void neitherNameNorContentStandsUnsealedInAnyTableOrTheLog() {
    String event = town.accept(document(Town.birth()));
    add(event, form("NOTE").file(NAME, "application/pdf", PDF));
    add(event, form("NOTE").file(NAME, "application/pdf", EXE));
    add(event, form("NOTE").file(NAME, "x", Arrays.copyOf(PDF, 6 * 1024 * 1024)));
    town.bytes("/api/v1/events/" + event + "/documents");
    String needle = Base64.getEncoder().encodeToString(PDF).substring(0, 24);
    List<String> hidden = List.of("Wqzxmbeki", WORDS, needle);
    JdbcClient jdbc = RunningTown.context().getBean(JdbcClient.class);
    List<String> tables =
        jdbc.sql(
                """
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema in ('public', 'registry')
                """)
            .query(String.class)
            .list();
    assertThat(tables).contains("registry.document");
    for (String text : hidden) {
      for (String table : tables) {
        assertThat(found(jdbc, table, text))
            .as("value %d in %s", hidden.indexOf(text), table)
            .isZero();
      }
      assertThat(log.stream().filter(line -> line.contains(text)).count()).as("the log").isZero();
    }
  }

  @Test
  void staffOfTheOfficeOpenAndAddDocumentsAndItIsJournaled() {
    String event = town.accept(document(Town.birth()));
    String id = Town.tree(town.get("/api/v1/events/" + event + "/documents")).at("/0/id").asText();
    String path = "/desk/cases/" + event + "/documents";
    Visitor clerk = visitor("clerk");
    HttpResponse<String> file = clerk.get(path + "/" + id);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).contains(WORDS);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(file.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(timeline(event)).contains("READ document");

    Multipart form =
        form("ID_CARD")
            .file("card.pdf", "application/pdf", PDF)
            .field("_csrf", clerk.plainFormToken());
    HttpResponse<String> added = clerk.upload(path, form);
    assertThat(added.statusCode()).isEqualTo(302);
    assertThat(added.headers().firstValue("Location").orElseThrow())
        .endsWith("/desk/cases/" + event);
    assertThat(timeline(event)).contains("DOCUMENT_ADDED ID_CARD");
    assertThat(
            clerk
                .upload(path, form("ID_CARD").file("card.pdf", "application/pdf", PDF))
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"registrar2, 404", "analyst, 403", "medical-coder, 403", "admin, 403"})
  void anotherOfficeIsToldThatThereIsNoSuchDocumentAndOtherRolesThatThePageIsClosed(
      String name, int status) {
    String event = town.accept(document(Town.birth()));
    String id = Town.tree(town.get("/api/v1/events/" + event + "/documents")).at("/0/id").asText();
    String path = "/desk/cases/" + event + "/documents";
    Visitor other = visitor(name);
    assertThat(other.get(path + "/" + id).statusCode()).isEqualTo(status);
    Multipart form =
        form("ID_CARD")
            .file("card.pdf", "application/pdf", PDF)
            .field("_csrf", other.plainFormToken());
    assertThat(other.upload(path, form).statusCode()).isEqualTo(status);
    assertThat(Town.tree(town.get("/api/v1/events/" + event + "/documents"))).hasSize(1);
  }

  private Visitor visitor(String name) {
    var visitor = new Visitor(town.base());
    visitor.logIn(name, name);
    return visitor;
  }

  private HttpResponse<String> add(String event, Multipart form) {
    return town.send(form.of(as("crvs-demo", "/api/v1/events/" + event + "/documents")));
  }

  private HttpRequest.Builder as(String client, String path) {
    return HttpRequest.newBuilder(URI.create(town.base() + path))
        .header("Authorization", "Bearer " + town.token(client));
  }

  private static Multipart form(String type) {
    return new Multipart().field("type", type);
  }

  private static ObjectNode document(ObjectNode birth) {
    birth
        .withArray("/documents")
        .addObject()
        .put("type", "NOTE")
        .put("fileName", NAME)
        .put("contentType", "image/png")
        .put("content", Base64.getEncoder().encodeToString(PDF));
    return birth;
  }

  private static byte[] pdf(String words) {
    return ("%PDF-1.7\n%" + words + "\n%%EOF").getBytes(StandardCharsets.US_ASCII);
  }

  private List<String> timeline(String event) {
    List<String> entries = new ArrayList<>();
    Town.tree(town.get("/api/v1/events/" + event + "/timeline"))
        .forEach(e -> entries.add(e.path("what").asText() + " " + e.path("detail").asText("")));
    return entries;
  }

  private static List<String> faults(HttpResponse<String> answer) {
    List<String> faults = new ArrayList<>();
    Town.tree(answer)
        .path("errors")
        .forEach(f -> faults.add(f.path("pointer").asText() + " " + f.path("code").asText()));
    return faults;
  }

  /** Rows of the table that hold the text, in bytes too, whatever the column. */
  private static long found(JdbcClient jdbc, String table, String text) {
    String hex = java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return jdbc.sql(
            "select count(*) from "
                + table
                + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0")
        .params(text, hex)
        .query(Long.class)
        .single();
  }
}
