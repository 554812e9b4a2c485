package org.vitalflow.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.mosip.CredentialReceipts;
import org.vitalflow.mosip.CredentialRefused;
import org.vitalflow.mosip.CredentialRefused.Reason;
import org.vitalflow.mosip.Credentials;
import org.vitalflow.mosip.DataShare;
import org.vitalflow.mosip.MosipMisconfigured;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Identifier;
import org.vitalflow.packet.Packets;
import org.vitalflow.packet.Questions;
import org.vitalflow.packet.Signal;
import org.vitalflow.platform.TestCountry;
import org.vitalflow.platform.TestKeys;

/** Deliveries on a real database; what they are about is played. */
class InboxIT {
  private static final String OURS = "10001100010000120261123101530";
  private static final String OF_OUR_MACHINE = "10001100019999920261123101530";
  private static final String THEIRS = "20001200010000120261123101530";
  private static final String SHARE = "https://share.example/get/a";

  private final MigratedDatabase database = new MigratedDatabase();
  private final Packets packets = mock(Packets.class);
  private final Questions questions = mock(Questions.class);
  private final Credentials credentials = mock(Credentials.class);
  private final DataShare shares = mock(DataShare.class);
  private final CredentialReceipts mosipReceipts = mock(CredentialReceipts.class);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final Quarantine quarantine =
      new Quarantine(
          database.jdbc,
          new InboxRetention(Duration.ofDays(180), Duration.ofDays(30), Duration.ofDays(180)),
          clock);
  private final Offers offers = new Offers(database.jdbc, packets, clock);
  private final KeptDeliveries kept = new KeptDeliveries(database.jdbc, clock);
  private Reception reception;
  private Receipts receipts;

  @BeforeEach
  void start() {
    var inbox = new Inbox(database.jdbc, new TestKeys().seal(), TestKeys.ids(clock), clock);
    var folding =
        new Folding(
            inbox, new DeliveryReader(credentials), packets, questions, shares, mosipReceipts) {
          @Override
          public boolean fold(UUID id) {
            return database.transactions.execute(begun -> super.fold(id));
          }

          @Override
          public void fetch(UUID id) {
            database.transactions.executeWithoutResult(begun -> super.fetch(id));
          }
        };
    var others =
        new OtherPeople(TestCountry.of(Map.of("DEMO01", TestCountry.office())), packets, meters);
    reception =
        new Reception(
            inbox, others, new DeliveryCounts(meters), folding, Runnable::run, Runnable::run);
    receipts = new Receipts(database.jdbc, mosipReceipts, clock);
    when(packets.eventOf(anyString())).thenReturn(Optional.empty());
    when(packets.eventOf(OURS)).thenReturn(Optional.of(UUID.randomUUID()));
    when(packets.said(any(), any(), any())).thenAnswer(call -> call.getArgument(0).equals(OURS));
    when(questions.paused(any(), any(), any()))
        .thenAnswer(call -> call.getArgument(0).equals(OURS));
    when(credentials.open(anyString(), anyString())).thenReturn(credentialOf(OURS));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDeliveryOfOursIsFoldedAndOnlyItsHashStays() {
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    verify(packets).said(OURS, Signal.PROCESSED, List.of());
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
    assertThat(count("select count(*) from inbox where body is not null")).isZero();
  }

  @Test
  void theSameDeliveryIsFoldedOnce() {
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    verify(packets, times(1)).said(any(), any(), any());
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
  }

  @Test
  void otherPeoplesPacketsAreDroppedAndCounted() {
    take(Topic.COMPLETED, completed(THEIRS, "NEW"));
    take(Topic.PAUSED, paused(THEIRS, "NEW"));
    assertThat(states()).isEmpty();
    assertThat(meters.counter("vitalflow.websub.dropped").count()).isEqualTo(2);
  }

  @Test
  void aRidOfOurMachineOrInAProcessOfOursIsKeptAsUnknown() {
    take(Topic.COMPLETED, completed(OF_OUR_MACHINE, "NEW"));
    take(Topic.COMPLETED, completed(THEIRS, "CRVS_NEW"));
    take(Topic.PAUSED, paused(OF_OUR_MACHINE, "NEW"));
    assertThat(states()).isEqualTo(Map.of("UNKNOWN", 3));
  }

  @Test
  void aRidThatWeKnowIsNeverDroppedWhateverThePackSays() {
    when(packets.eventOf(THEIRS)).thenReturn(Optional.of(UUID.randomUUID()));
    take(Topic.COMPLETED, completed(THEIRS, "NEW"));
    verify(packets).said(THEIRS, Signal.PROCESSED, List.of());
  }

  @Test
  void aPauseIsToldWithWhatIsAsked() {
    take(Topic.PAUSED, paused(OURS, "CRVS_NEW"));
    verify(questions).paused(OURS, "BIOMETRIC_CORRECTION", OURS + "-BIOMETRIC_CORRECTION-1");
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
  }

  @Test
  void whatIsNotWhatItsTopicPromisesIsSetAsideAtOnceWithItsReason() {
    take(Topic.COMPLETED, "nonsense");
    take(Topic.COMPLETED, "{\"instanceId\":\"1\",\"instanceId\":\"2\"}");
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW").replace("PROCESSED", "SUPERB"));
    take(Topic.CREDENTIAL, "{}");
    assertThat(states()).isEqualTo(Map.of("QUARANTINED", 4));
    assertThat(quarantine.counts())
        .isEqualTo(Map.of("NOT_JSON", 2, "UNKNOWN_RESULT", 1, "NO_CREDENTIAL", 1));
    assertThat(count("select count(*) from inbox where body is null")).isZero();
  }

  @Test
  void aCredentialOfARidThatIsNotOursOrNotItsEventsIsSetAsideAndTold() {
    when(credentials.open(anyString(), anyString())).thenReturn(credentialOf(OF_OUR_MACHINE));
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    take(Topic.CREDENTIAL, credential(OF_OUR_MACHINE, "\"credential\":\"sealed\"", null));
    assertThat(quarantine.counts()).isEqualTo(Map.of("RIDS_DIFFER", 1, "NOT_OUR_RID", 1));
    verify(packets, never()).said(OURS, Signal.CREDENTIAL_RECEIVED, List.of());
  }

  @Test
  void aFinalFaultOfACredentialIsNotTriedAgain() {
    CredentialRefused altered = refused(Reason.ALTERED);
    when(credentials.open(anyString(), anyString())).thenThrow(altered);
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    later(Duration.ofDays(1));
    verify(credentials, times(1)).open(anyString(), anyString());
    assertThat(quarantine.counts()).isEqualTo(Map.of("ALTERED", 1));
  }

  @Test
  void aKeystoreThatIsNotYetRotatedIsWaitedForAndThenGivenUp() {
    CredentialRefused unknown = refused(Reason.UNKNOWN_CERTIFICATE);
    when(credentials.open(anyString(), anyString())).thenThrow(unknown);
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    assertThat(states()).isEqualTo(Map.of("PENDING", 1));
    later(Duration.ofSeconds(10));
    verify(credentials, times(1)).open(anyString(), anyString());
    for (int i = 0; i < 12; i++) {
      later(Duration.ofDays(1));
    }
    verify(credentials, times(10)).open(anyString(), anyString());
    assertThat(quarantine.counts()).isEqualTo(Map.of("UNKNOWN_CERTIFICATE", 1));
  }

  @Test
  void aPoisonDeliveryHoldsUpNoOther() {
    when(packets.said(OURS, Signal.FAILED, List.of())).thenThrow(new IllegalStateException("x"));
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW").replace("PROCESSED", "FAILED"));
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    later(Duration.ofMinutes(10));
    assertThat(states()).isEqualTo(Map.of("PENDING", 1, "FOLDED", 1));
  }

  @Test
  void aHundredPoisonDeliveriesInFrontOfAGoodOneHoldItUpForOneSweep() {
    when(packets.said(OURS, Signal.FAILED, List.of())).thenThrow(new IllegalStateException("x"));
    String poison = completed(OURS, "CRVS_NEW").replace("PROCESSED", "FAILED");
    for (int i = 0; i < 120; i++) {
      take(Topic.COMPLETED, poison.replace("null", String.valueOf(i)));
    }
    doThrow(new IllegalStateException("not now"))
        .when(packets)
        .said(OURS, Signal.PROCESSED, List.of());
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    doReturn(true).when(packets).said(OURS, Signal.PROCESSED, List.of());

    later(Duration.ofMinutes(1));
    later(Duration.ofSeconds(5));
    assertThat(states()).isEqualTo(Map.of("PENDING", 120, "FOLDED", 1));
    for (int i = 0; i < 20; i++) {
      later(Duration.ofDays(1));
    }
    assertThat(quarantine.counts()).isEqualTo(Map.of("INTERNAL", 120));
  }

  @Test
  void whatCameOfARidThatWeDidNotHaveIsFoldedWhenItsCaseAppears() {
    when(credentials.open(anyString(), anyString())).thenReturn(credentialOf(OF_OUR_MACHINE));
    take(Topic.COMPLETED, completed(OF_OUR_MACHINE, "CRVS_NEW"));
    take(Topic.CREDENTIAL, credential(OF_OUR_MACHINE, "\"credential\":\"sealed\"", null));
    when(packets.known(any())).thenReturn(Set.of());
    offers.sweep();
    later(Duration.ofMinutes(1));
    assertThat(states()).isEqualTo(Map.of("UNKNOWN", 1, "QUARANTINED", 1));

    when(packets.known(List.of(OF_OUR_MACHINE))).thenReturn(Set.of(OF_OUR_MACHINE));
    doReturn(true).when(packets).said(any(), any(), any());
    offers.sweep();
    reception.sweep();
    assertThat(states()).isEqualTo(Map.of("FOLDED", 2));
    verify(packets, times(2)).said(OF_OUR_MACHINE, Signal.PROCESSED, List.of());
    verify(packets, times(2))
        .said(
            OF_OUR_MACHINE,
            Signal.CREDENTIAL_RECEIVED,
            List.of(new Identifier("VID", "5132790482118360")));
  }

  @Test
  void anOperatorPutsADeliveryBackOrGivesItUpAndTheSameIsStillKnown() {
    when(packets.said(OURS, Signal.PROCESSED, List.of()))
        .thenThrow(new IllegalStateException("x"))
        .thenReturn(true);
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    database.jdbc.sql("update inbox set state = 'QUARANTINED', attempts = 10").update();
    UUID id = kept.quarantined(10).get(0).id();
    assertThat(kept.find(id)).get().extracting(KeptDeliveries.Kept::rid).isEqualTo(OURS);
    assertThat(kept.replay(id)).isTrue();
    assertThat(kept.replay(id)).isFalse();
    reception.sweep();
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));

    take(Topic.COMPLETED, "nonsense");
    UUID bad = kept.page(0, 10).get(0).id();
    assertThat(kept.discard(bad)).isTrue();
    take(Topic.COMPLETED, "nonsense");
    assertThat(kept.total()).isZero();
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1, "DISCARDED", 1));
    assertThat(count("select count(*) from inbox where body is not null")).isZero();
    assertThat(counted("again")).isEqualTo(1);
  }

  @Test
  void eachKindIsKeptForItsOwnTime() {
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    take(Topic.COMPLETED, completed(OF_OUR_MACHINE, "NEW"));
    take(Topic.COMPLETED, "nonsense");
    now = now.plus(Duration.ofDays(31));
    quarantine.trim();
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1, "QUARANTINED", 1));
    take(Topic.COMPLETED, completed(OURS, "CRVS_NEW"));
    verify(packets, times(1)).said(OURS, Signal.PROCESSED, List.of());
    now = now.plus(Duration.ofDays(150));
    quarantine.trim();
    assertThat(states()).isEmpty();
  }

  @Test
  void fiftyCopiesAtOnceHaveOneEffectAndFiftyGoodAnswers() {
    List<Boolean> taken =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> reception.take(Topic.COMPLETED, bytes(completed(OURS, "CRVS_NEW"))))
            .toList();
    assertThat(taken).hasSize(50).containsOnly(true);
    verify(packets, times(1)).said(any(), any(), any());
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
    assertThat(counted("taken")).isEqualTo(1);
    assertThat(counted("again")).isEqualTo(49);
  }

  @Test
  void aShareIsFetchedOnceAndKeptSealedBeforeItIsOpened() {
    when(shares.fetch(SHARE)).thenReturn("fetched".getBytes(StandardCharsets.US_ASCII));
    CredentialRefused unknown = refused(Reason.UNKNOWN_CERTIFICATE);
    when(credentials.open("fetched", "")).thenThrow(unknown);
    take(Topic.CREDENTIAL, credential(OURS, "\"x\":1", SHARE));
    assertThat(states()).isEqualTo(Map.of("PENDING", 1));
    byte[] kept = database.jdbc.sql("select share from inbox").query(byte[].class).single();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("fetched");

    doReturn(credentialOf(OURS)).when(credentials).open("fetched", "");
    later(Duration.ofHours(1));
    verify(shares, times(1)).fetch(SHARE);
    verify(packets)
        .said(OURS, Signal.CREDENTIAL_RECEIVED, List.of(new Identifier("VID", "5132790482118360")));
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
    assertThat(count("select count(*) from inbox where share is not null")).isZero();
  }

  @Test
  void aShareThatIsDownIsAskedLaterAndOneThatIsGoneIsSetAside() {
    MosipUnavailable down = mock(MosipUnavailable.class);
    when(shares.fetch(SHARE)).thenThrow(down);
    take(Topic.CREDENTIAL, credential(OURS, "\"x\":1", SHARE));
    assertThat(states()).isEqualTo(Map.of("AWAITING_SHARE", 1));
    later(Duration.ofMinutes(1));
    verify(shares, times(2)).fetch(SHARE);

    CredentialRefused gone = refused(Reason.SHARE_GONE);
    doThrow(gone).when(shares).fetch(SHARE);
    later(Duration.ofMinutes(5));
    assertThat(quarantine.counts()).isEqualTo(Map.of("SHARE_GONE", 1));
  }

  @Test
  void whatIsKeptAsideIsBoundedAndTheOldestGo() {
    for (int i = 0; i < 5; i++) {
      now = now.plusSeconds(1);
      take(Topic.COMPLETED, completed(OF_OUR_MACHINE, "NEW" + i));
      take(Topic.COMPLETED, "nonsense " + i);
    }
    quarantine.trim(2);
    assertThat(states()).isEqualTo(Map.of("UNKNOWN", 2, "QUARANTINED", 2));
    assertThat(count("select count(*) from inbox where received_at < '2026-11-23T10:00:04Z'"))
        .isZero();
  }

  @Test
  void aReceiptIsGivenOnceTheCaseHasTheCredential() {
    when(mosipReceipts.areWanted()).thenReturn(true);
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    receipts.sweep();
    receipts.sweep();
    verify(mosipReceipts, times(1)).publish("request-1");
    assertThat(count("select count(*) from inbox where status_due is not null")).isZero();
  }

  @Test
  void aReceiptThatFailsDisturbsNoCaseAndIsToldAndRepeatedAndGivenUp() {
    MosipMisconfigured role = mock(MosipMisconfigured.class);
    when(mosipReceipts.areWanted()).thenReturn(true);
    doThrow(role).when(mosipReceipts).publish(anyString());
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    receipts.sweep();
    assertThat(states()).isEqualTo(Map.of("FOLDED", 1));
    assertThat(receipts.failing()).isEqualTo(Map.of("RECEIPT_NOT_AUTHORISED", 1));
    for (int i = 0; i < 30; i++) {
      now = now.plus(Duration.ofHours(1));
      receipts.sweep();
    }
    verify(mosipReceipts, times(20)).publish("request-1");
  }

  @Test
  void noReceiptIsGivenWhereNoneIsWanted() {
    take(Topic.CREDENTIAL, credential(OURS, "\"credential\":\"sealed\"", null));
    receipts.sweep();
    verify(mosipReceipts, never()).publish(anyString());
    assertThat(count("select count(*) from inbox where request_id is not null")).isZero();
  }

  @Test
  void aDatabaseThatIsDownIsTold() {
    database.close();
    assertThat(reception.take(Topic.COMPLETED, bytes(completed(OURS, "CRVS_NEW")))).isFalse();
  }

  private void take(Topic topic, String body) {
    assertThat(reception.take(topic, bytes(body))).isTrue();
  }

  private void later(Duration time) {
    now = now.plus(time);
    reception.sweep();
  }

  private Map<String, Integer> states() {
    Map<String, Integer> states = new HashMap<>();
    database
        .jdbc
        .sql("select state, count(*) as many from inbox group by state")
        .query(
            row -> {
              states.put(row.getString("state"), row.getInt("many"));
            });
    return states;
  }

  private double counted(String what) {
    return meters.counter("vitalflow.websub.deliveries", "what", what).count();
  }

  private int count(String sql) {
    return database.jdbc.sql(sql).query(Integer.class).single();
  }

  private static CredentialRefused refused(Reason reason) {
    CredentialRefused refused = mock(CredentialRefused.class);
    when(refused.reason()).thenReturn(reason);
    return refused;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode credentialOf(String rid) {
    ObjectNode credential = JsonNodeFactory.instance.objectNode();
    credential
        .putObject("credentialSubject")
        .put("id", "https://mosip.example/credentials/" + rid)
        .put("VID", "5132790482118360");
    return credential;
  }

  private static String completed(String rid, String process) {
    return "{\"instanceId\":\"%s\",\"resultCode\":\"PROCESSED\",\"workflowType\":\"%s\",\"errorCode\":null}"
        .formatted(rid, process);
  }

  private static String paused(String rid, String process) {
    return "{\"instanceId\":\"%1$s\",\"workflowType\":\"%2$s\",\"additionalInfoProcess\":\"BIOMETRIC_CORRECTION\",\"additionalInfoRequestId\":\"%1$s-BIOMETRIC_CORRECTION-1\"}"
        .formatted(rid, process);
  }

  private static String credential(String rid, String data, String share) {
    return "{\"event\":{\"transactionId\":\"request-1\",\"dataShareUri\":%s,\"data\":{\"registrationId\":\"%s\",%s}}}"
        .formatted(share == null ? "null" : "\"" + share + "\"", rid, data);
  }
}
