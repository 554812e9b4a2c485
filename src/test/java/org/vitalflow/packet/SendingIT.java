package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.PacketManager;
import org.vitalflow.mosip.RawStatus;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Transaction;
import org.vitalflow.mosip.TransactionService;
import org.vitalflow.mosip.WorkflowManager;
import org.vitalflow.mosip.WorkflowSearch;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.TestCountry;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;

/** When a packet is sent and when it waits, on a real database; MOSIP is whatever the test says. */
class SendingIT {
  /** A Monday. */
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static MigratedDatabase database;
  private static int sequence;

  private final PacketManager packetManager = mock(PacketManager.class);
  private final Subscriptions subscriptions = mock(Subscriptions.class);
  private final StatusService statuses = mock(StatusService.class);
  private final WorkflowSearch workflows = mock(WorkflowSearch.class);
  private final TransactionService transactions = mock(TransactionService.class);
  private final Packets packets = mock(Packets.class);
  private final Cases cases = mock(Cases.class);
  private final Events events = mock(Events.class);
  private final Journal journal = mock(Journal.class);
  private final UUID eventId = UUID.randomUUID();
  private JdbcClient jdbc;
  private Instant now = NOON;
  private PacketRows rows;
  private Inquiries inquiries;
  private Watch watch;
  private Holds holds;
  private Sending sending;
  private Asking asking;

  @BeforeAll
  static void databaseOfItsOwn() {
    database = new MigratedDatabase();
    database.jdbc.sql("alter table packet disable trigger user").update();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void officesOfThreeKinds() {
    jdbc = database.jdbc;
    jdbc.sql("delete from packet").update();
    jdbc.sql("delete from send_hold").update();
    rows = new PacketRows(jdbc, () -> now);
    inquiries = new Inquiries(jdbc, () -> now);
    holds = new Holds(jdbc, cases, events, () -> now, 3);
    Country country =
        TestCountry.of(
            Map.of(
                "ALWAYS",
                TestCountry.office(),
                "EAST",
                TestCountry.office(
                    ZoneOffset.ofHours(5),
                    "08:00-17:00",
                    List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                    List.of(LocalDate.of(2026, 11, 24)))));
    when(subscriptions.allConfirmedOnce()).thenReturn(true);
    when(statuses.isGranted()).thenReturn(true);
    sending =
        new Sending(
            packetManager,
            mock(WorkflowManager.class),
            new Gate(country, holds, subscriptions, () -> now),
            mock(Packing.class),
            rows,
            new SendingRows(jdbc, () -> now),
            holds,
            new Endings(country, subscriptions, statuses),
            journal,
            database.transactions.getTransactionManager());
    watch = new Watch(jdbc, () -> now, Duration.ofMinutes(10));
    asking = new Asking(statuses, workflows, transactions, packets, rows, watch, inquiries, holds);
  }

  @Test
  void aCentreThatIsAlwaysOpenTakesPacketsAtAnyHour() throws Exception {
    now = NOON.plus(Duration.ofHours(11));
    String rid = reserved("ALWAYS");
    sending.createPacket(eventId, rid);
    assertThat(row(rid).status()).isEqualTo("PACKET_STORED");
  }

  @Test
  void aPacketThatMosipAcknowledgedAndHasNotIsNoStoredPacket() throws Exception {
    String rid = reserved("ALWAYS");
    when(packetManager.has(rid)).thenReturn(Optional.of(false));
    assertThatThrownBy(() -> sending.createPacket(eventId, rid)).hasMessageContaining("none");
    assertThat(row(rid).status()).isEqualTo("RID_RESERVED");
    when(packetManager.has(rid)).thenThrow(mock(MosipUnavailable.class));
    sending.createPacket(eventId, rid);
    assertThat(row(rid).status()).isEqualTo("PACKET_STORED");
  }

  @Test
  void aPacketIsNotMadeOutsideTheHoursOfItsCentreByTheCentresOwnClock() throws Exception {
    // 17:00 in the centre
    String rid = reserved("EAST");
    assertThatThrownBy(() -> sending.createPacket(eventId, rid)).isInstanceOf(SendLater.class);
    sending.later(eventId, rid, new SendLater(SendLater.CENTRE_CLOSED));
    assertThat(row(rid).reason()).isEqualTo("CENTRE_CLOSED");
    verify(packetManager, never()).create(any());
    now = NOON.minus(Duration.ofHours(1));
    sending.createPacket(eventId, rid);
    assertThat(row(rid).status()).isEqualTo("PACKET_STORED");
    assertThat(row(rid).reason()).isNull();
  }

  @Test
  void aPacketIsNotMadeInTheLastMinuteBeforeTheCentreCloses() {
    now = NOON.minusSeconds(30);
    String rid = reserved("EAST");
    assertThatThrownBy(() -> sending.createPacket(eventId, rid)).isInstanceOf(SendLater.class);
  }

  @Test
  void aPacketIsNotMadeOnTheCentresFreeDaysAndHolidays() {
    String rid = reserved("EAST");
    // Tuesday is a holiday, Wednesday no working day
    for (int days = 1; days <= 2; days++) {
      now = NOON.minus(Duration.ofHours(3)).plus(Duration.ofDays(days));
      assertThatThrownBy(() -> sending.createPacket(eventId, rid)).isInstanceOf(SendLater.class);
    }
  }

  @Test
  void aWaitIsJournaledOnceHoweverOftenItIsLookedAt() {
    String rid = reserved("EAST");
    for (int i = 0; i < 3; i++) {
      sending.later(eventId, rid, new SendLater(SendLater.CENTRE_CLOSED));
    }
    verify(journal, times(1)).note(eventId, "CENTRE_CLOSED", "vitalflow", rid);
  }

  @Test
  void aRunOfRefusalsForOneCauseHoldsWhatComesNextAndTellsIdOperationsOnce() {
    for (int i = 0; i < 4; i++) {
      refused("ALWAYS", "PACKET_FAILED");
    }
    verify(cases, times(1)).sendsHeld(anyLong(), any());
    String rid = reserved("ALWAYS");
    assertThatThrownBy(() -> sending.createPacket(eventId, rid))
        .isInstanceOf(SendLater.class)
        .hasMessage("SENDS_HELD");
  }

  @Test
  void refusalsForDifferentCausesHoldNothing() throws Exception {
    for (String cause : List.of("PACKET_FAILED", "PACKET_REJECTED", "HTTP_400", "OTHER")) {
      refused("ALWAYS", cause);
    }
    verify(cases, never()).sendsHeld(anyLong(), any());
    String rid = reserved("ALWAYS");
    sending.createPacket(eventId, rid);
    assertThat(row(rid).status()).isEqualTo("PACKET_STORED");
  }

  @Test
  void refusalsOfMoreThanAnHourHoldNothing() {
    for (int i = 0; i < 4; i++) {
      refused("ALWAYS", "PACKET_FAILED");
      now = now.plus(Duration.ofMinutes(31));
    }
    verify(cases, never()).sendsHeld(anyLong(), any());
  }

  @Test
  void refusalsOfOneOfficeLeaveTheOthersAlone() throws Exception {
    now = NOON.minus(Duration.ofHours(3));
    for (int i = 0; i < 3; i++) {
      refused("EAST", "PACKET_FAILED");
    }
    assertThat(holds.holds("CRVS_NEW", "EAST")).isTrue();
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
    assertThat(holds.holds("CRVS_DEATH", "EAST")).isFalse();
  }

  @Test
  void refusalsAllOverTheCountryHoldItAllButNotForOneOfficesOwnFault() {
    now = NOON.minus(Duration.ofHours(3));
    for (int i = 0; i < 3; i++) {
      refused("EAST", "PACKET_FAILED");
    }
    refused("ALWAYS", "PACKET_FAILED");
    refused("WEST", "PACKET_FAILED");
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
    refused("NORTH", "PACKET_FAILED");
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isTrue();
    assertThat(holds.holds("CRVS_NEW", "ANYWHERE")).isTrue();
  }

  @Test
  void aRefusalElsewhereDoesNotHoldTheCountryForWhatIsMostlyOneOfficesFault() {
    refused("ALWAYS", "PACKET_FAILED");
    refused("WEST", "PACKET_FAILED");
    refused("WEST", "PACKET_FAILED");
    assertThat(holds.holds("CRVS_NEW", "WEST")).isTrue();
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
  }

  @Test
  void whatIdOperationsReleaseIsSentAndCountedAnew() {
    UUID example = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      refused("ALWAYS", "PACKET_FAILED", example);
      example = UUID.randomUUID();
    }
    Hold hold = holds.shownBy(lastEvent()).orElseThrow();
    assertThat(hold.refusals()).isEqualTo(3);
    now = now.plusSeconds(1);
    holds.release(hold.id(), "idops");
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
    now = now.plusSeconds(1);
    refused("ALWAYS", "PACKET_FAILED");
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
  }

  @Test
  void aHoldIsStillShownAndReleasedWhenTheCaseThatShowsItIsMended() {
    for (int i = 0; i < 3; i++) {
      refused("ALWAYS", "HTTP_400");
    }
    UUID example = lastEvent();
    jdbc.sql("update packet set reason = null where event_id = ?").param(example).update();
    Hold hold = holds.shownBy(example).orElseThrow();
    assertThat(hold.cause()).isEqualTo("HTTP_400");
    holds.release(hold.id(), "idops");
    assertThat(holds.holds("CRVS_NEW", "ALWAYS")).isFalse();
  }

  @Test
  void whatMosipSaysForGoodWhenAskedIsFolded() throws Exception {
    Map<ExternalStatus, Signal> forGood =
        Map.of(
            ExternalStatus.SUCCEEDED, Signal.PROCESSED,
            ExternalStatus.FAILED, Signal.FAILED,
            ExternalStatus.REJECTED_OR_GIVEN_UP, Signal.REJECTED);
    for (ExternalStatus status : ExternalStatus.values()) {
      String rid = reserved("ALWAYS");
      when(statuses.of(List.of(rid))).thenReturn(Map.of(rid, status));
      asking.askNow(rid);
      assertThat(inquiries.of(rid).externalStatus()).isEqualTo(status.name());
      assertThat(inquiries.of(rid).lookedAt()).isEqualTo(now);
      if (forGood.containsKey(status)) {
        verify(packets).learned(rid, new Heard(Channel.STATUS, forGood.get(status)), List.of());
      } else {
        verify(packets, never()).learned(eq(rid), any(), any());
      }
    }
  }

  @Test
  void thatMosipCannotBeAskedIsAnAnswerToo() throws Exception {
    String rid = reserved("ALWAYS");
    when(statuses.of(any())).thenThrow(mock(MosipUnavailable.class));
    asking.askNow(rid);
    assertThat(inquiries.of(rid).externalStatus()).isEqualTo("NOT_REACHED");
    when(statuses.isGranted()).thenReturn(false);
    asking.askNow(rid);
    assertThat(inquiries.of(rid).externalStatus()).isEqualTo("NOT_GRANTED");
    verify(packets, never()).learned(anyString(), any(), any());
  }

  @Test
  void theReasonOfARefusalNamesTheCauseOfTheStepThatFailedLastAndMosipsCode() throws Exception {
    String rid = refusedRow("ALWAYS", "PACKET_FAILED", UUID.randomUUID());
    when(transactions.history(rid))
        .thenReturn(
            Optional.of(
                List.of(
                    new Transaction("VALIDATE_PACKET", "SUCCESS", "S-1"),
                    new Transaction("CMD_VALIDATION", "FAILED", "RPR-CMD-FAILED-010"),
                    new Transaction("INTERNAL", "PROCESSED", ""))));
    asking.findOutWhy(rid);
    assertThat(row(rid).reason())
        .isEqualTo("PACKET_FAILED PACKET_OUTSIDE_HOURS RPR-CMD-FAILED-010");
  }

  @Test
  void thatMosipGaveUpIsAReasonWhereItsHistoryNamesNone() throws Exception {
    String rid = refusedRow("ALWAYS", "PACKET_FAILED", UUID.randomUUID());
    when(transactions.history(rid)).thenReturn(Optional.of(List.of()));
    watch.raw(rid, RawStatus.GAVE_UP);
    asking.findOutWhy(rid);
    assertThat(row(rid).reason()).isEqualTo("PACKET_FAILED GAVE_UP");
  }

  @Test
  void aRefusalKeepsItsPlainReasonWhereNoHistoryIsToBeHad() throws Exception {
    String rid = refusedRow("ALWAYS", "PACKET_FAILED", UUID.randomUUID());
    when(transactions.history(rid)).thenThrow(mock(MosipUnavailable.class));
    asking.findOutWhy(rid);
    assertThat(row(rid).reason()).isEqualTo("PACKET_FAILED");
  }

  private void refused(String office, String cause) {
    refused(office, cause, UUID.randomUUID());
  }

  private void refused(String office, String cause, UUID of) {
    holds.refused(row(refusedRow(office, cause, of)));
  }

  private String refusedRow(String office, String cause, UUID of) {
    String rid = reserved(office, of);
    rows.fold(rid, new Fold("FAILED", "REFUSED"), cause, Channel.COMPLETED);
    return rid;
  }

  private UUID lastEvent() {
    return jdbc.sql("select event_id from packet order by rid desc limit 1")
        .query(UUID.class)
        .single();
  }

  private String reserved(String office) {
    return reserved(office, UUID.randomUUID());
  }

  private String reserved(String office, UUID of) {
    String rid = "1000110001%05d20261123101530".formatted(++sequence);
    rows.insert(rid, of, office, "CRVS1", "CRVS_NEW", 1);
    return rid;
  }

  private PacketRow row(String rid) {
    return rows.find(rid).orElseThrow();
  }
}
