package org.vitalflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A birth's road from the CRVS to the certificate, over HTTP, with the real engine and the real
 * database.
 */
class BirthIT {
  private final Town town = RunningTown.town();

  @AfterEach
  void noFaultsLeft() {
    town.clearFaults();
  }

  @Test
  void aBirthThatARegistrarCrvsSendsIsCompletedUntouchedByHand() {
    ObjectNode birth = Town.birth();
    String id = town.accept(birth);
    JsonNode done = town.until(id, "COMPLETED", Duration.ofSeconds(15));

    assertThat(done.path("registrationNumber").asText())
        .isEqualTo(birth.at("/registration/number").asText());
    assertThat(done.path("timeliness").asText()).isEqualTo("ON_TIME");
    assertThat(done.path("openTasks")).isEmpty();
    assertThat(done.at("/nationalId/requested").asBoolean()).isTrue();
    assertThat(done.at("/nationalId/masked").asText()).matches("\\*+[0-9]{4}");
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
    assertThat(done.path("packets")).hasSize(1);
    assertThat(done.at("/packets/0/status").asText()).isEqualTo("CREDENTIAL_RECEIVED");

    String rid = done.at("/packets/0/rid").asText();
    assertThat(town.packet(rid).path("accepted").asInt()).isEqualTo(1);
    assertThat(identitiesOf(rid)).isEqualTo(1);
  }

  @Test
  void theCertificateCarriesTheNamesInBothLanguagesAndItsQrAnswersValid() throws Exception {
    ObjectNode birth = Town.birth();
    String id = town.accept(birth);
    JsonNode done = town.until(id, "COMPLETED");
    HttpResponse<byte[]> pdf = town.bytes(done.at("/certificate/href").asText());

    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    try (var document = Loader.loadPDF(pdf.body())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      String text = new PDFTextStripper().getText(document);
      for (JsonNode name : birth.at("/child/name")) {
        assertThat(text).contains(name.path("given").asText());
      }
      var image = new PDFRenderer(document).renderImageWithDPI(0, 200);
      String address =
          new MultiFormatReader()
              .decode(
                  new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))),
                  Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
              .getText();
      assertThat(address).startsWith(town.base() + "/verify/");
      JsonNode check =
          Town.tree(
              town.send(
                  HttpRequest.newBuilder(URI.create(address))
                      .header("Accept", "application/json")));
      assertThat(check.path("status").asText()).isEqualTo("VALID");
      assertThat(check.path("number").asText()).isEqualTo(done.at("/certificate/number").asText());
    }
  }

  @Test
  void aCheckWithoutOrWithAWrongCodeOrOfAnInventedNumberIsUnknown() {
    String id = town.accept(Town.birth());
    String number = town.until(id, "COMPLETED").at("/certificate/number").asText();
    for (String path : List.of(number, number + "?c=000000000000", "DEMO01-2026-999999?c=1")) {
      HttpResponse<String> answer =
          town.send(
              HttpRequest.newBuilder(URI.create(town.base() + "/verify/" + path))
                  .header("Accept", "application/json"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Town.tree(answer).path("status").asText()).isEqualTo("UNKNOWN");
      assertThat(Town.tree(answer).path("issuedOn").isNull()).isTrue();
    }
  }

  @Test
  void theIssuedCertificateIsTheSameBytesForEver() {
    String id = town.accept(Town.birth());
    String href = town.until(id, "COMPLETED").at("/certificate/href").asText();
    assertThat(town.bytes(href).body()).isEqualTo(town.bytes(href).body());
  }

  @Test
  void aHundredPostsAtOnceWithOneKeyAreOneCase() throws Exception {
    ObjectNode birth = Town.birth();
    String key = UUID.randomUUID().toString();
    ExecutorService callers = Executors.newFixedThreadPool(20);
    try {
      List<Callable<HttpResponse<String>>> posts =
          IntStream.range(0, 100)
              .<Callable<HttpResponse<String>>>mapToObj(i -> () -> town.post("birth", birth, key))
              .toList();
      Set<String> answers =
          callers.invokeAll(posts).stream()
              .map(BirthIT::result)
              .map(
                  answer ->
                      answer.statusCode()
                          + " "
                          + answer.headers().firstValue("Location").orElse("")
                          + answer.body())
              .collect(Collectors.toSet());
      assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("202 "));
    } finally {
      callers.shutdown();
    }
    JsonNode found =
        Town.tree(town.get("/api/v1/events?crvsReference=" + birth.path("crvsReference").asText()));
    assertThat(found.path("total").asInt()).isEqualTo(1);
    JsonNode done = town.until(found.at("/items/0/id").asText(), "COMPLETED");
    assertThat(identitiesOf(done.at("/packets/0/rid").asText())).isEqualTo(1);
  }

  @Test
  void anAnswerThatComesBeforeTheCaseWaitsIsNeitherLostNorLate() {
    ObjectNode birth = named("Mapema");
    town.fault(Map.of("at", "deliver", "effect", "EARLY", "times", 2, "nameContains", "Mapema"));
    String id = town.accept(birth);
    JsonNode done = town.until(id, "COMPLETED");
    Instant answered = Instant.parse(done.at("/packets/0/updatedAt").asText());
    Instant completed = Instant.parse(done.path("updatedAt").asText());
    Instant triggered = timelineOf(id, "TRIGGERED");
    Instant from = answered.isAfter(triggered) ? answered : triggered;
    assertThat(Duration.between(from, completed)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aFailingPacketManagerLosesNothingAndBurnsNoSecondRid() {
    ObjectNode birth = named("Jaribu");
    town.fault(
        Map.of("at", "createPacket", "effect", "HTTP_500", "times", 1, "nameContains", "Jaribu"));
    town.fault(
        Map.of(
            "at",
            "createPacket",
            "effect",
            "DONE_BUT_NO_ANSWER",
            "times",
            1,
            "nameContains",
            "Jaribu"));
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    assertThat(done.path("packets")).hasSize(1);
    assertThat(town.packet(done.at("/packets/0/rid").asText()).path("created").asInt())
        .isEqualTo(3);
  }

  @Test
  void aTriggerWhoseAnswerWasLostIsAcceptedOnce() {
    ObjectNode birth = named("Potea");
    town.fault(
        Map.of(
            "at", "trigger", "effect", "DONE_BUT_NO_ANSWER", "times", 1, "nameContains", "Potea"));
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    String rid = done.at("/packets/0/rid").asText();
    assertThat(town.packet(rid).path("accepted").asInt()).isEqualTo(1);
    assertThat(identitiesOf(rid)).isEqualTo(1);
  }

  @Test
  void aRejectedBirthEndsWithATaskForIdOperations() {
    refusedWith("REJECT", "Kataa", "REJECTED");
  }

  @Test
  void aFailedBirthEndsWithATaskForIdOperations() {
    refusedWith("FAIL", "Shindwa", "FAILED");
  }

  private void refusedWith(String effect, String name, String status) {
    town.fault(Map.of("at", "process", "effect", effect, "times", 1, "nameContains", name));
    JsonNode refused = town.until(town.accept(named(name)), "MOSIP_REFUSED");
    assertThat(refused.at("/packets/0/status").asText()).isEqualTo(status);
    assertThat(refused.path("openTasks")).hasSize(1);
    assertThat(refused.at("/openTasks/0/group").asText()).isEqualTo("idops");
    assertThat(refused.at("/openTasks/0/name").asText())
        .contains(refused.path("trackingCode").asText());
  }

  @Test
  void aBirthWithoutRegistrationWaitsForTheRegistrar() {
    JsonNode waiting = town.until(town.accept(Town.birth("birth-declared.json")), "IN_REVIEW");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("registrar");
    assertThat(waiting.path("registrationNumber").isNull()).isTrue();
    assertThat(waiting.path("nationalId").isNull()).isTrue();
  }

  @Test
  void aNotificationWaitsForTheClerk() {
    JsonNode waiting = town.until(town.accept(Town.birth("birth-notified.json")), "INCOMPLETE");
    assertThat(waiting.at("/openTasks/0/group").asText()).isEqualTo("clerk");
    assertThat(waiting.at("/openTasks/0/dueAt").asText()).isNotEmpty();
  }

  @Test
  void aBirthWithoutConsentIsCertifiedWithoutAnIdentity() {
    ObjectNode birth = Town.birth();
    birth.putObject("consent").put("idRequest", false);
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    assertThat(done.at("/nationalId/requested").asBoolean()).isFalse();
    assertThat(done.at("/nationalId/reason").asText()).isEqualTo("NOT_CONSENTED");
    assertThat(done.path("packets")).isEmpty();
    assertThat(done.at("/certificate/status").asText()).isEqualTo("VALID");
  }

  @Test
  void aChildOverTheInfantAgeIsCertifiedWithoutAnIdentity() {
    ObjectNode birth = Town.birth();
    String born = java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusYears(8).toString();
    birth.put("occurredOn", born);
    ((ObjectNode) birth.path("child")).put("dateOfBirth", born);
    birth.put("lateReason", "The family lives far from the office");
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    assertThat(done.at("/nationalId/reason").asText()).isEqualTo("OVER_INFANT_AGE");
    assertThat(done.path("timeliness").asText()).isEqualTo("DELAYED");
  }

  @Test
  void anExpiredLoginOfTheInformantHoldsNothingUpAndThePapersTravel() throws Exception {
    ObjectNode birth = Town.birth();
    birth
        .withObject("/informant")
        .put(
            "authenticationToken",
            new PlainJWT(new JWTClaimsSet.Builder().expirationTime(new Date(0)).build())
                .serialize());
    birth
        .putArray("documents")
        .addObject()
        .put("type", "BIRTH_NOTIFICATION")
        .put("content", Base64.getEncoder().encodeToString("%PDF-1.7".getBytes(UTF_8)));
    JsonNode done = town.until(town.accept(birth), "COMPLETED");
    String rid = done.at("/packets/0/rid").asText();
    JsonNode call = town.simulated("/simulator/packets/" + rid + "/requests").path(0);
    JsonNode packet = new ObjectMapper().readTree(call.path("body").asText()).path("request");
    assertThat(packet.path("fields").has("introducerInfoToken")).isFalse();
    assertThat(packet.at("/documents/proofOfDateOfBirth/format").asText()).isEqualTo("pdf");
  }

  @Test
  void aNameThatNoFontCoversBecomesATask() {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/1"))
        .put("language", "jpn")
        .put("given", "桜")
        .put("family", "田中");
    JsonNode waiting = town.until(town.accept(birth), "READY_TO_ISSUE");
    assertThat(waiting.path("openTasks")).hasSize(1);
    assertThat(waiting.path("certificate").isNull()).isTrue();
  }

  @Test
  void theTimelineTellsTheRoadInOrder() {
    String id = town.accept(Town.birth());
    town.until(id, "COMPLETED");
    List<String> words =
        Town.tree(town.get("/api/v1/events/" + id + "/timeline")).findValuesAsText("what");
    assertThat(words)
        .containsSubsequence(
            "RECEIVED",
            "REGISTERED",
            "RID_RESERVED",
            "PACKET_STORED",
            "TRIGGERED",
            "CREDENTIAL_RECEIVED",
            "CERTIFICATE_ISSUED");
  }

  private Instant timelineOf(String id, String what) {
    for (JsonNode entry : Town.tree(town.get("/api/v1/events/" + id + "/timeline"))) {
      if (entry.path("what").asText().equals(what)) {
        return Instant.parse(entry.path("at").asText());
      }
    }
    throw new AssertionError("no " + what + " in the timeline");
  }

  private static ObjectNode named(String given) {
    ObjectNode birth = Town.birth();
    ((ObjectNode) birth.at("/child/name/0")).put("given", given);
    return birth;
  }

  private long identitiesOf(String rid) {
    return town.simulated("/simulator/identities").findValuesAsText("rid").stream()
        .filter(rid::equals)
        .count();
  }

  private static HttpResponse<String> result(Future<HttpResponse<String>> future) {
    return Awaitility.await()
        .until(() -> future.isDone() ? future.get() : null, answer -> answer != null);
  }
}
