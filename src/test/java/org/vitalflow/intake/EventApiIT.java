package org.vitalflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.vitalflow.TestDatabase;
import org.vitalflow.process.Cases;
import org.vitalflow.process.OpenIdRequests;
import org.vitalflow.process.OpenTask;
import org.vitalflow.process.Policies;
import org.vitalflow.registry.CertificateHistory;
import org.vitalflow.registry.CertificateHistory.CertificateSummary;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.NoteWords;
import org.vitalflow.registry.PacketHistory;
import org.vitalflow.registry.PacketHistory.PacketSummary;
import org.vitalflow.registry.Records;

/** The API over HTTP with the real database; the stages behind it are stood in for. */
@SpringBootTest(
    classes = ApiSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EventApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CRVS = "crvs-demo.CRVS_BIRTH_REGISTRATION_ROLE.CRVS_REGISTRAR_ROLE";
  private static final String CLINIC = "crvs-clinic.CRVS_BIRTH_REGISTRATION_ROLE";
  private static final String OPERATOR = "ops-demo.CRVS_OPERATIONS_ROLE";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private Events events;
  @Autowired private Records records;
  @MockitoBean private OpenIdRequests idRequests;
  @MockitoBean private Policies policies;
  @MockitoBean private Cases cases;
  @MockitoBean private PacketHistory packets;
  @MockitoBean private CertificateHistory certificates;
  @MockitoBean private NoteWords words;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    String url = TestDatabase.fresh();
    properties.add("spring.datasource.url", () -> url);
  }

  @BeforeEach
  void nothingElseKnowsTheEvent() {
    reset(cases, packets, certificates);
    when(certificates.of(any())).thenReturn(Optional.empty());
    when(packets.eventOf(any())).thenReturn(Optional.empty());
  }

  @Test
  void anAcceptedBirthHasTheAnswerOfTheContract() {
    ObjectNode birth = birth();
    HttpResponse<String> answer = post(CRVS, "birth", birth, key());
    JsonNode view = tree(answer);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/events/" + view.path("id").asText());
    assertThat(names(view))
        .containsExactly(
            "id",
            "type",
            "status",
            "trackingCode",
            "crvsReference",
            "office",
            "registrationNumber",
            "recordVersion",
            "timeliness",
            "packets",
            "nationalId",
            "certificate",
            "openTasks",
            "receivedAt",
            "updatedAt");
    assertThat(view.path("status").asText()).isEqualTo("RECEIVED");
    assertThat(view.path("trackingCode").asText()).matches("[2-9A-Z]{8}");
    assertThat(view.path("registrationNumber").isNull()).isTrue();
    assertThat(view.path("nationalId").isNull()).isTrue();
    assertThat(view.path("certificate").isNull()).isTrue();
    assertThat(view.path("packets").isArray()).isTrue();
    assertThat(view.path("openTasks").isArray()).isTrue();
    assertThat(tree(get(CRVS, "/api/v1/events/" + view.path("id").asText()))).isEqualTo(view);
    verify(cases).open(any(), eq(false));
  }

  @Test
  void theFirstAnswerComesAgainWhateverHappenedSince() {
    ObjectNode birth = birth();
    String key = key();
    HttpResponse<String> first = post(CRVS, "birth", birth, key);
    UUID id = UUID.fromString(tree(first).path("id").asText());
    events.register(id, "2026-" + id);
    events.status(id, EventStatus.COMPLETED);
    events.idRequested(id);

    HttpResponse<String> again = post(CRVS, "birth", reordered(birth), key);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    verify(cases, times(1)).open(any(), eq(false));
  }

  @Test
  void aHundredPostsAtOnceAreOneCaseAndOneAnswer() throws Exception {
    ObjectNode birth = birth();
    String key = key();
    ExecutorService callers = Executors.newFixedThreadPool(20);
    try {
      List<Callable<String>> posts =
          IntStream.range(0, 100)
              .<Callable<String>>mapToObj(
                  i ->
                      () -> {
                        HttpResponse<String> answer = post(CRVS, "birth", birth, key);
                        return answer.statusCode() + answer.body();
                      })
              .toList();
      Set<String> answers =
          callers.invokeAll(posts).stream()
              .map(
                  answer -> {
                    try {
                      return answer.get();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  })
              .collect(Collectors.toSet());
      assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("202"));
    } finally {
      callers.shutdown();
    }
    verify(cases, times(1)).open(any(), eq(false));
  }

  @Test
  void aReusedKeyIsRefusedBeforeTheContentIsJudged() {
    String key = key();
    post(CRVS, "birth", birth(), key);
    refused(post(CRVS, "birth", JSON.createObjectNode(), key), 409, "IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void aRefusalUsesNoKeyUp() {
    String key = key();
    refused(post(CRVS, "birth", JSON.createObjectNode(), key), 400, "INVALID_EVENT");
    assertThat(post(CRVS, "birth", birth(), key).statusCode()).isEqualTo(202);
  }

  @Test
  void aCaseThatCannotBeOpenedLeavesNothingBehind() {
    doThrow(new IllegalStateException("Zawadi")).when(cases).open(any(), eq(false));
    String key = key();
    ObjectNode birth = birth();
    long before = rows();
    HttpResponse<String> failed = post(CRVS, "birth", birth, key);
    refused(failed, 500, "INTERNAL_SERVER_ERROR");
    assertThat(failed.body()).doesNotContain("Zawadi", "Exception", "org.");
    assertThat(rows()).isEqualTo(before);

    reset(cases);
    assertThat(post(CRVS, "birth", birth, key).statusCode()).isEqualTo(202);
  }

  @Test
  void aKnownReferenceIsRefusedWithThePlaceOfTheFirst() {
    ObjectNode birth = birth();
    HttpResponse<String> first = post(CRVS, "birth", birth, key());
    HttpResponse<String> second = post(CRVS, "birth", birth, key());
    refused(second, 409, "CRVS_REFERENCE_KNOWN");
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
  }

  @Test
  void aKnownRegistrationNumberIsRefused() {
    ObjectNode birth = birth();
    post(CRVS, "birth", birth, key());
    birth.put("crvsReference", key());
    refused(post(CRVS, "birth", birth, key()), 409, "REGISTRATION_NUMBER_KNOWN");
  }

  @Test
  void onlyARegistrarCrvsMaySendARegistration() {
    refused(post(CLINIC, "birth", birth(), key()), 403, "NOT_A_REGISTRAR");
    ObjectNode declared = Births.birth("birth-declared.json", TODAY);
    assertThat(post(CLINIC, "birth", declared, key()).statusCode()).isEqualTo(202);
  }

  @Test
  void aClientWithoutTheRoleIsRefused() {
    refused(post(OPERATOR, "birth", birth(), key()), 403, "ROLE_MISSING");
    refused(get("somebody.offline_access", "/api/v1/events"), 403, "ROLE_MISSING");
  }

  @Test
  void keysAreRequiredAndVisible() {
    refused(post(CRVS, "birth", birth(), null), 400, "IDEMPOTENCY_KEY_MISSING");
    refused(post(CRVS, "birth", birth(), "a b"), 400, "IDEMPOTENCY_KEY_INVALID");
    refused(post(CRVS, "birth", birth(), "a".repeat(65)), 400, "IDEMPOTENCY_KEY_INVALID");
    assertThat(post(CRVS, "birth", birth(), "a".repeat(28) + key()).statusCode()).isEqualTo(202);
  }

  @Test
  void aBadBirthIsRefusedWithEveryFaultInOneAnswerAndNothingIsStored() {
    ObjectNode birth = birth();
    birth.remove("place");
    birth.put("Qwzxil", 1);
    birth.put("occurredOn", "Qwzxil");
    long before = rows();
    HttpResponse<String> answer = post(CRVS, "birth", birth, key());
    refused(answer, 400, "INVALID_EVENT");
    JsonNode errors = tree(answer).path("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/occurredOn", "/place", "/Qwzxil");
    assertThat(errors.findValuesAsText("code"))
        .containsExactlyInAnyOrder("BAD_DATE", "REQUIRED", "UNKNOWN_FIELD");
    assertThat(errors.findValuesAsText("detail")).noneMatch(detail -> detail.contains("Qwzxil"));
    assertThat(rows()).isEqualTo(before);
    verify(cases, never()).open(any(), eq(false));
  }

  @Test
  void brokenCharactersAreNamedInAnAnswerThatIsWhole() {
    String body = "{\"\\u0000\":1,\"crvsReference\":\"a\\udfffb\",\"remarks\":\"a\\u0000b\"}";
    HttpResponse<String> answer = post(CRVS, "birth", body, key(), "application/json");
    refused(answer, 400, "INVALID_EVENT");
    assertThat(tree(answer).path("errors").findValuesAsText("pointer"))
        .contains("/\uFFFD", "/crvsReference", "/remarks");
    refused(
        post(CRVS, "birth", "{\"\\ud800\":1}", key(), "application/json"), 400, "MALFORMED_JSON");
  }

  @Test
  void aBodyOverTenMebibytesIs413() {
    String body = "{\"remarks\":\"" + "a".repeat(12 * 1024 * 1024) + "\"}";
    refused(post(CRVS, "birth", body, key(), "application/json"), 413, "BODY_TOO_LARGE");
  }

  @Test
  void whatSpringItselfRefusesIsAProblemToo() {
    refused(post(CRVS, "wedding", birth(), key()), 404, "EVENT_TYPE_UNKNOWN");
    refused(post(CRVS, "birth", "{", key(), "application/json"), 400, "MALFORMED_JSON");
    refused(post(CRVS, "birth", "{}", key(), "text/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
    refused(get(CRVS, "/api/v1/nothing"), 404, "NOT_FOUND");
    refused(get(CRVS, "/api/v1/events/birth/timeline/x"), 404, "NOT_FOUND");
    refused(get(CRVS, "/api/v1/events/birth;a=b"), 400, "BAD_REQUEST");
    refused(send(request("/api/v1/events", CRVS).DELETE()), 405, "METHOD_NOT_ALLOWED");
    refused(
        send(request("/api/v1/events", CRVS).header("Accept", "application/xml")),
        406,
        "NOT_ACCEPTABLE");
  }

  @Test
  void anotherClientsEventDoesNotExistButForOperators() {
    String path = accepted(birth());
    refused(get(CLINIC, path), 404, "EVENT_UNKNOWN");
    refused(get(CLINIC, path + "/timeline"), 404, "EVENT_UNKNOWN");
    refused(get(CRVS, "/api/v1/events/" + UUID.randomUUID()), 404, "EVENT_UNKNOWN");
    refused(get(CRVS, "/api/v1/events/1"), 404, "EVENT_UNKNOWN");
    assertThat(get(OPERATOR, path).statusCode()).isEqualTo(200);
  }

  @Test
  void theTimelineBeginsWithTheReceipt() {
    JsonNode timeline = tree(get(CRVS, accepted(birth()) + "/timeline"));
    assertThat(timeline).hasSize(1);
    assertThat(names(timeline.get(0))).containsExactly("at", "what", "by", "detail");
    assertThat(timeline.at("/0/what").asText()).isEqualTo("RECEIVED");
    assertThat(timeline.at("/0/by").asText()).isEqualTo("crvs-demo");
    assertThat(timeline.at("/0/detail").isNull()).isTrue();
  }

  @Test
  void theViewGathersWhatEveryStageKnows() {
    String path = accepted(birth());
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    events.idRequested(id);
    records.nationalId(id, new NationalId("VID", "5132790482118360"));
    Instant at = Instant.parse("2026-11-23T10:15:40.002Z");
    when(packets.of(id))
        .thenReturn(
            List.of(
                new PacketSummary(
                    "10001100010000120261123101530", "CRVS_NEW", "TRIGGERED", 1, null, at)));
    when(certificates.of(id))
        .thenReturn(Optional.of(new CertificateSummary("DEMO01-2026-000123", "VALID")));
    when(cases.openTasks(id))
        .thenReturn(List.of(new OpenTask("Register birth", "registrar", at, null)));

    JsonNode view = tree(get(CRVS, path));
    assertThat(view.path("nationalId").toString())
        .isEqualTo(
            "{\"requested\":true,\"reason\":null,\"kind\":\"VID\",\"masked\":\"************8360\"}");
    assertThat(view.at("/packets/0").toString())
        .isEqualTo(
            "{\"rid\":\"10001100010000120261123101530\",\"process\":\"CRVS_NEW\",\"status\":\"TRIGGERED\","
                + "\"attempt\":1,\"reason\":null,\"updatedAt\":\"2026-11-23T10:15:40.002Z\"}");
    assertThat(view.path("certificate").toString())
        .isEqualTo(
            "{\"number\":\"DEMO01-2026-000123\",\"status\":\"VALID\",\"href\":\"%s/certificate\"}"
                .formatted(path));
    assertThat(view.at("/openTasks/0").toString())
        .isEqualTo(
            "{\"name\":\"Register birth\",\"group\":\"registrar\",\"since\":\"2026-11-23T10:15:40.002Z\",\"dueAt\":null}");
  }

  @Test
  void aSearchFindsOnesOwnByEveryParameter() {
    String path = accepted(birth());
    JsonNode view = tree(get(CRVS, path));
    UUID id = UUID.fromString(view.path("id").asText());
    events.register(id, "N-" + id);
    when(packets.eventOf("10001")).thenReturn(Optional.of(id));
    for (String query :
        List.of(
            "trackingCode=" + view.path("trackingCode").asText(),
            "crvsReference=" + view.path("crvsReference").asText(),
            "registrationNumber=N-" + id,
            "rid=10001",
            "status=RECEIVED&type=birth&office=DEMO01&rid=10001&page=0&size=1")) {
      JsonNode found = tree(get(CRVS, "/api/v1/events?" + query));
      assertThat(found.path("total").asInt()).as(query).isEqualTo(1);
      assertThat(found.at("/items/0/id").asText()).isEqualTo(id.toString());
      assertThat(tree(get(CLINIC, "/api/v1/events?" + query)).path("total").asInt()).isZero();
      assertThat(tree(get(OPERATOR, "/api/v1/events?" + query)).path("total").asInt()).isOne();
    }
    JsonNode none = tree(get(CRVS, "/api/v1/events?rid=99999"));
    assertThat(none.toString()).isEqualTo("{\"items\":[],\"page\":0,\"size\":50,\"total\":0}");
  }

  @ParameterizedTest
  @CsvSource({"page=-1", "size=0", "status=x", "type=x", "office=", "foo=1", "trackingCode=%00"})
  void aWrongParameterIs400(String query) {
    refused(get(CRVS, "/api/v1/events?" + query), 400, "BAD_PARAMETER");
  }

  @Test
  void theApiDocumentDescribesTheBodies() {
    JsonNode api = tree(send(request("/v3/api-docs", CRVS)));
    assertThat(api.at("/components/schemas/birth/required").toString())
        .contains("\"crvsReference\"", "\"place\"", "\"father\"");
    assertThat(
            api.at(
                    "/paths/~1api~1v1~1events~1{type}/post/requestBody/content/application~1json/schema/$ref")
                .asText())
        .isEqualTo("#/components/schemas/birth");
    assertThat(api.at("/components/securitySchemes/bearer/scheme").asText()).isEqualTo("bearer");
    assertThat(api.at("/components/schemas/Event/properties").size()).isEqualTo(15);
    assertThat(
            api.at(
                    "/paths/~1api~1v1~1events/get/responses/default/content/application~1problem+json/schema/$ref")
                .asText())
        .isEqualTo("#/components/schemas/Problem");
  }

  private static ObjectNode birth() {
    return Births.birth("birth-registered.json", TODAY);
  }

  private static ObjectNode reordered(ObjectNode body) {
    ObjectNode other = JSON.createObjectNode();
    List<String> names = new java.util.ArrayList<>(names(body));
    java.util.Collections.reverse(names);
    names.forEach(name -> other.set(name, body.path(name)));
    return other;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private String accepted(ObjectNode birth) {
    return post(CRVS, "birth", birth, key()).headers().firstValue("Location").orElseThrow();
  }

  private long rows() {
    return jdbc.sql(
            """
            select (select count(*) from event) + (select count(*) from event_version) + (select count(*) from journal)
              + (select count(*) from idempotency) + (select count(*) from blind_index)
            """)
        .query(Long.class)
        .single();
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    JsonNode problem = tree(answer);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    for (String member : List.of("type", "title", "detail", "instance")) {
      assertThat(problem.path(member).asText()).as(member).isNotBlank();
    }
  }

  private HttpResponse<String> post(String token, String type, JsonNode body, String key) {
    return post(token, type, body.toString(), key, "application/json");
  }

  private HttpResponse<String> post(
      String token, String type, String body, String key, String contentType) {
    HttpRequest.Builder request =
        request("/api/v1/events/" + type, token)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private HttpResponse<String> get(String token, String path) {
    return send(request(path, token));
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new java.util.ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
