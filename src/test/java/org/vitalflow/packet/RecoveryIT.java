package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vitalflow.MigratedDatabase;
import org.vitalflow.mosip.CredentialRequests;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.IdentityByRid;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.PacketManager;
import org.vitalflow.mosip.RawStatus;
import org.vitalflow.mosip.Rids;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.mosip.Subscriptions;
import org.vitalflow.mosip.Topic;
import org.vitalflow.mosip.Transaction;
import org.vitalflow.mosip.TransactionService;
import org.vitalflow.mosip.WorkflowManager;
import org.vitalflow.mosip.WorkflowSearch;
import org.vitalflow.packet.Recovery.Action;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.TestCountry;
import org.vitalflow.process.Cases;
import org.vitalflow.registry.DeathLinks;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.EventStatus;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Milestone;
import org.vitalflow.registry.Milestones;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Records;

/** What is asked, done and kept from being done about a RID, on a real database. */
class RecoveryIT {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration AFTER = Duration.ofMinutes(10);
  private static final String BIRTH = "CRVS_NEW";

  /** A UIN with its check digit. */
  private static final Identifier UIN = new Identifier("UIN", "2363484767");

  private static MigratedDatabase database;
  private static int sequence;

  private final PacketManager packetManager = mock(PacketManager.class);
  private final WorkflowManager workflowManager = mock(WorkflowManager.class);
  private final Subscriptions subscriptions = mock(Subscriptions.class);
  private final StatusService statuses = mock(StatusService.class);
  private final WorkflowSearch workflows = mock(WorkflowSearch.class);
  private final TransactionService transactions = mock(TransactionService.class);
  private final CredentialRequests credentials = mock(CredentialRequests.class);
  private final IdentityByRid identities = mock(IdentityByRid.class);
  private final Rids rids = mock(Rids.class);
  private final Cases cases = mock(Cases.class);
  private final Events events = mock(Events.class);
  private final Records records = mock(Records.class);
  private final Journal journal = mock(Journal.class);
  private final Milestones milestones = mock(Milestones.class);
  private final List<Object> published = new ArrayList<>();
  private final UUID eventId = UUID.randomUUID();
  private JdbcClient jdbc;
  private Instant now = NOON;
  private PacketRows rows;
  private SendingRows progress;
  private Sending sending;
  private Packets packets;
  private Reconciler reconciler;
  private Recovery recovery;

  @BeforeAll
  static void databaseOfItsOwn() {
    database = new MigratedDatabase();
    database.jdbc.sql("alter table packet disable trigger packet_is_kept").update();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void putTogether() throws Exception {
    jdbc = database.jdbc;
    jdbc.sql("delete from packet").update();
    jdbc.sql("delete from packet_signal").update();
    InstantSource clock = () -> now;
    Country country = TestCountry.of(Map.of("DEMO01", TestCountry.office()));
    rows = new PacketRows(jdbc, clock);
    progress = new SendingRows(jdbc, clock);
    var watch = new Watch(jdbc, clock, AFTER);
    var inquiries = new Inquiries(jdbc, clock);
    var holds = new Holds(jdbc, cases, events, clock, 1000);
    var endings = new Endings(country, subscriptions, statuses);
    var settlements = new Settlements(mock(DeathLinks.class), cases, milestones);
    packets =
        new Packets(
            rows,
            rids,
            country,
            cases,
            records,
            journal,
            endings,
            new Outcomes(rows, endings, cases, events, journal, milestones, settlements),
            new Traces(jdbc, clock),
            watch,
            new Questions(rows, inquiries, cases, journal),
            published::add);
    sending =
        new Sending(
            packetManager,
            workflowManager,
            new Gate(country, holds, subscriptions, clock),
            mock(Packing.class),
            rows,
            progress,
            holds,
            endings,
            journal,
            database.transactions.getTransactionManager());
    var asking =
        new Asking(statuses, workflows, transactions, packets, rows, watch, inquiries, holds);
    reconciler = new Reconciler(watch, statuses, credentials, asking, packets, country);
    var evidence = new Evidence(statuses, workflows, transactions, identities);
    recovery =
        new SafeRecovery(
            new Safety(rows, watch, endings, evidence, statuses, credentials),
            packets,
            rows,
            watch,
            sending,
            asking,
            credentials,
            identities,
            settlements,
            events,
            journal);
    when(statuses.isGranted()).thenReturn(true);
    when(credentials.areGranted()).thenReturn(true);
    when(subscriptions.areGranted(Topic.COMPLETED)).thenReturn(true);
    when(subscriptions.allConfirmedOnce()).thenReturn(true);
    when(workflows.of(any())).thenReturn(Optional.empty());
    when(transactions.history(any())).thenReturn(Optional.of(List.of()));
    when(identities.exists(any())).thenReturn(Optional.of(false));
    when(rids.next(any(), any())).thenAnswer(call -> rid());
    when(events.get(any())).thenAnswer(call -> event(call.getArgument(0)));
    when(cases.packetRuns(any())).thenReturn(true);
  }

  // --- late answers

  @Test
  void aLateSuccessReachesThePeopleWhoResolveTheRefusal() {
    String rid = refused(Channel.STATUS);
    when(cases.cameAlive(rid)).thenReturn(true);
    said(rid, Signal.CREDENTIAL_RECEIVED);
    assertThat(row(rid).isAccepted()).isTrue();
    assertThat(row(rid).settledAt()).isNotNull();
    verify(cases, times(1)).cameAlive(rid);
    verify(cases, never()).certificateWanted(any());
    verify(milestones).reached(eventId, Milestone.IDENTITY_ISSUED, "");
    said(rid, Signal.CREDENTIAL_RECEIVED);
    verify(cases, times(1)).cameAlive(rid);
  }

  @Test
  void aLateSuccessAfterTheCaseWentOnIsKeptToldAndPrinted() {
    String rid = refused(Channel.STATUS);
    recovery.closeWithoutIdentity(rid, "idops");
    when(cases.packetRuns(rid)).thenReturn(false);
    said(rid, Signal.CREDENTIAL_RECEIVED);
    verify(records).nationalId(eventId, new NationalId("UIN", UIN.value()));
    verify(milestones).reached(eventId, Milestone.IDENTITY_ISSUED, "");
    verify(cases).certificateWanted(argThat(event -> event.id().equals(eventId)));
  }

  @Test
  void aLateSuccessWaitsForACaseThatIsBetweenTwoSteps() {
    String rid = refused(Channel.COMPLETED);
    said(rid, Signal.CREDENTIAL_RECEIVED);
    assertThat(row(rid).settledAt()).isNull();
    now = now.plusSeconds(10);
    assertThat(rows.unsettled(now.minusSeconds(5))).containsExactly(rid);
    when(cases.cameAlive(rid)).thenReturn(true);
    settle(rid);
    assertThat(row(rid).settledAt()).isNotNull();
  }

  @Test
  void anOldRidThatComesAliveAfterAnotherWasSentIsShownToPeopleOnceAndNeverPrinted() {
    String old = refused(Channel.COMPLETED);
    String second = inTransaction(() -> recovery.secondRid(eventId, old));
    progress.triggered(second);
    said(old, Signal.PROCESSED);
    said(old, Signal.CREDENTIAL_RECEIVED);
    said(old, Signal.CREDENTIAL_RECEIVED);
    verify(cases, times(1)).twoIdentities(eq(old), any());
    verify(records, never()).nationalId(any(), any(NationalId.class));
    verify(records, times(2)).besideNationalId(eventId, new NationalId("UIN", UIN.value()));
    verify(cases, never()).certificateWanted(any());
    verify(cases, never()).cameAlive(any());
    assertThat(row(second).isFinal()).isFalse();
  }

  @Test
  void aSecondRidThatMosipHasNotHeardOfIsNotSentOnceTheOldOneComesAlive() {
    String old = refused(Channel.COMPLETED);
    String second = inTransaction(() -> recovery.secondRid(eventId, old));
    when(cases.packetRuns(old)).thenReturn(false);
    said(old, Signal.CREDENTIAL_RECEIVED);
    assertThat(row(second).isRefused()).isTrue();
    verify(cases).withdrawn(second);
    verify(cases, never()).twoIdentities(any(), any());
    verify(records).nationalId(eventId, new NationalId("UIN", UIN.value()));
  }

  // --- who is asked, and when

  @Test
  void aRidOfWhichMosipIsSilentIsAskedForAfterAWhileAndThenEverMoreSeldom() throws Exception {
    String rid = waiting();
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.IN_PROGRESS));
    sweep();
    verify(statuses, never()).of(any());
    now = now.plus(AFTER);
    sweep();
    sweep();
    verify(statuses, times(1)).of(List.of(rid));
    assertThat(jdbc.sql("select external_status from packet").query(String.class).single())
        .isEqualTo("IN_PROGRESS");
    now = now.plus(AFTER.multipliedBy(9).dividedBy(10));
    sweep();
    verify(statuses, times(1)).of(any());
    now = now.plus(AFTER);
    sweep();
    verify(statuses, times(2)).of(any());
    now = now.plus(AFTER);
    sweep();
    verify(statuses, times(2)).of(any());
    for (int i = 0; i < 24; i++) {
      now = now.plus(Duration.ofMinutes(73));
      sweep();
    }
    verify(statuses, times(26)).of(any());
  }

  @Test
  void whatMosipSaysWhenItIsAskedEndsTheWait() throws Exception {
    String rid = waiting();
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.FAILED));
    when(cases.answered(rid, "REFUSED")).thenReturn(true);
    silence();
    assertThat(row(rid).status()).isEqualTo("FAILED");
    assertThat(row(rid).finalBy()).isEqualTo(Channel.STATUS);
    verify(cases).answered(rid, "REFUSED");
  }

  @Test
  void aRidOfWhichMosipGaveUpWithoutAnEventEndsRefusedByMosipsOwnStatus() throws Exception {
    String rid = waiting();
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.REJECTED_OR_GIVEN_UP));
    when(workflows.of(rid)).thenReturn(Optional.of(RawStatus.GAVE_UP));
    when(cases.answered(rid, "REFUSED")).thenReturn(true);
    silence();
    assertThat(row(rid).finalBy()).isEqualTo(Channel.RAW);
    assertThat(jdbc.sql("select raw_status from packet").query(String.class).single())
        .isEqualTo("GAVE_UP");
    verify(cases).answered(rid, "REFUSED");
  }

  @Test
  void atMostAHundredAreAskedForAtOnceAndNoneTwice() throws Exception {
    for (int i = 0; i < 130; i++) {
      waiting(UUID.randomUUID(), BIRTH);
    }
    var asked = new ArrayList<String>();
    when(statuses.of(any()))
        .thenAnswer(
            call -> {
              List<String> batch = call.getArgument(0);
              assertThat(batch).hasSizeLessThanOrEqualTo(100);
              asked.addAll(batch);
              return Map.of();
            });
    silence();
    sweep();
    sweep();
    assertThat(asked).hasSize(130).doesNotHaveDuplicates();
  }

  @Test
  void aNodePassesOverWhatAnotherIsClaiming() {
    waiting(UUID.randomUUID(), BIRTH);
    String taken = waiting();
    now = now.plus(AFTER);
    database.transactions.executeWithoutResult(
        first -> {
          rows.lock(taken);
          List<String> claimed = new ArrayList<>();
          Thread other =
              new Thread(() -> claimed.addAll(new Watch(jdbc, () -> now, AFTER).claim()));
          other.start();
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          assertThat(claimed).hasSize(1).doesNotContain(taken);
        });
  }

  @Test
  void aSweepThatMosipDoesNotAnswerAsksAgainLaterAndCountsNothing() throws Exception {
    waiting();
    when(statuses.of(any())).thenThrow(mock(MosipUnavailable.class));
    silence();
    verify(statuses, times(1)).of(any());
    assertThat(jdbc.sql("select looks from packet").query(Integer.class).single()).isZero();
    now = now.plus(AFTER);
    sweep();
    verify(statuses, times(2)).of(any());
  }

  @Test
  void whereNoStatusServiceIsGrantedNothingIsAsked() throws Exception {
    waiting();
    when(statuses.isGranted()).thenReturn(false);
    silence();
    verify(statuses, never()).of(any());
  }

  @Test
  void aClosedRidIsAskedForADayAtATimeForAYearAndOneWithASecondForEver() throws Exception {
    String closed = waiting(UUID.randomUUID(), BIRTH);
    inTransaction(
        () -> {
          recovery.closeWithoutIdentity(closed, "idops");
          return "";
        });
    String old = refused(Channel.COMPLETED);
    inTransaction(() -> recovery.secondRid(eventId, old));
    when(statuses.of(any())).thenReturn(Map.of());
    for (int i = 0; i < 12; i++) {
      now = now.plus(Duration.ofDays(2));
      sweep();
    }
    clearInvocations(statuses);
    now = now.plus(Duration.ofDays(2));
    sweep();
    verify(statuses).of(argThat(asked -> asked.size() == 2 && asked.contains(closed)));
    clearInvocations(statuses);
    now = now.plus(Duration.ofDays(400));
    sweep();
    verify(statuses).of(List.of(old));
  }

  @Test
  void aLostCredentialIsAskedForAgainAFewTimesWithEverMoreTimeBetween() throws Exception {
    String rid = waiting();
    said(rid, Signal.PROCESSED);
    sweep();
    verify(credentials, never()).request(any());
    silence();
    verify(credentials, times(1)).request(rid);
    verify(journal).note(eventId, "CREDENTIAL_REQUESTED", "vitalflow", rid);
    now = now.plus(AFTER);
    sweep();
    verify(credentials, times(1)).request(rid);
    now = now.plus(AFTER);
    sweep();
    verify(credentials, times(2)).request(rid);
    for (int i = 0; i < 20; i++) {
      now = now.plus(Duration.ofDays(1));
      sweep();
    }
    verify(credentials, times(6)).request(rid);
    said(rid, Signal.CREDENTIAL_RECEIVED);
    assertThat(row(rid).isAccepted()).isTrue();
  }

  @Test
  void aCredentialThatCouldNotBeAskedForIsAskedForLater() throws Exception {
    String rid = waiting();
    said(rid, Signal.PROCESSED);
    doThrow(mock(MosipUnavailable.class)).when(credentials).request(rid);
    silence();
    assertThat(jdbc.sql("select credential_asks from packet").query(Integer.class).single())
        .isZero();
    verify(journal, never()).note(any(), eq("CREDENTIAL_REQUESTED"), anyString(), any());
  }

  // --- no answer is ever to be had

  @Test
  void aDeathOfWhichNothingCanBeHeardEndsAsSentUnconfirmed() throws Exception {
    when(subscriptions.areGranted(Topic.COMPLETED)).thenReturn(false);
    when(statuses.isGranted()).thenReturn(false);
    String rid = stored("CRVS_DEATH");
    inTransaction(() -> triggered(rid));
    assertThat(row(rid).status()).isEqualTo("SENT_UNCONFIRMED");
    assertThat(row(rid).isAccepted()).isTrue();
    when(cases.answered(rid, "ACCEPTED")).thenReturn(true);
    settle(rid);
    verify(cases).answered(rid, "ACCEPTED");
    verify(milestones, never()).reached(any(), any(), any());
  }

  @ParameterizedTest
  @CsvSource({"CRVS_DEATH, true, false", "CRVS_DEATH, false, true", "CRVS_NEW, false, false"})
  void whatCanBeHeardIsWaitedFor(String process, boolean event, boolean status) throws Exception {
    when(subscriptions.areGranted(Topic.COMPLETED)).thenReturn(event);
    when(statuses.isGranted()).thenReturn(status);
    String rid = stored(process);
    inTransaction(() -> triggered(rid));
    assertThat(row(rid).status()).isEqualTo("TRIGGERED");
    assertThat(row(rid).isFinal()).isFalse();
  }

  // --- what is safe

  @Test
  void aSecondRidIsSafeOnlyWhenAllOfMosipSaysThatTheOldOneIsDeadAndEmpty() {
    String rid = refused(Channel.COMPLETED);
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEmpty();
    assertThat(recovery.judged(rid))
        .containsEntry(Action.SECOND_RID, "")
        .containsEntry(Action.CLOSE_WITHOUT_ID, "")
        .containsEntry(Action.TRIGGER_AGAIN, "ALREADY_FINAL")
        .containsEntry(Action.SEND_AGAIN, "ALREADY_FINAL")
        .containsEntry(Action.REQUEST_CREDENTIAL, "NOT_PROCESSED")
        .containsEntry(Action.ASK_NOW, "")
        .containsEntry(Action.ENTER_RESULT, "");
  }

  @Test
  void aSecondRidIsNotSafeWhileTheFirstIsNotOver() {
    assertThat(recovery.against(waiting(), Action.SECOND_RID)).isEqualTo("NOT_FINAL");
  }

  @Test
  void aSecondRidIsNotSafeOnTheExternalStatusAlone() throws Exception {
    String rid = refused(Channel.STATUS);
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("EXTERNAL_STATUS_ALONE");
    when(workflows.of(rid)).thenReturn(Optional.of(RawStatus.IN_PROGRESS));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("EXTERNAL_STATUS_ALONE");
    when(workflows.of(rid)).thenReturn(Optional.of(RawStatus.REJECTED));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEmpty();
  }

  @Test
  void theCompletedEventConfirmsWhatTheExternalStatusSaid() {
    String rid = refused(Channel.STATUS);
    said(rid, Signal.REJECTED);
    assertThat(row(rid).finalBy()).isEqualTo(Channel.COMPLETED);
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEmpty();
  }

  @Test
  void aSecondRidIsNotSafeWhereMosipMadeANumberOrFoundADuplicate() throws Exception {
    String rid = refused(Channel.COMPLETED);
    when(transactions.history(rid))
        .thenReturn(
            Optional.of(
                List.of(
                    new Transaction("UIN_GENERATOR", "SUCCESS", ""),
                    new Transaction("FINALIZATION", "FAILED", ""))));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("IDENTITY_MADE");
    when(transactions.history(rid))
        .thenReturn(
            Optional.of(List.of(new Transaction("DEMOGRAPHIC_VERIFICATION", "REJECTED", ""))));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("CAUSE_IS_DUPLICATE");
    when(transactions.history(rid)).thenReturn(Optional.of(List.of()));
    when(identities.exists(rid)).thenReturn(Optional.of(true));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("IDENTITY_EXISTS");
    when(identities.exists(rid)).thenThrow(mock(MosipUnavailable.class));
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("MOSIP_NOT_REACHED");
  }

  @Test
  void whereMosipMayNotBeAskedItsOperatorMustConfirmInWriting() throws Exception {
    String rid = refused(Channel.COMPLETED);
    when(identities.exists(rid)).thenReturn(Optional.empty());
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("OPERATOR_MUST_CONFIRM");
    recovery.operatorConfirmed(rid, "idops");
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEmpty();
    verify(journal).note(eventId, "OPERATOR_CONFIRMED", "idops", rid);
  }

  @Test
  void noRidTakesTwoSeconds() {
    String rid = refused(Channel.COMPLETED);
    String second = inTransaction(() -> recovery.secondRid(eventId, rid));
    assertThat(row(second).attempt()).isEqualTo(2);
    assertThat(recovery.against(rid, Action.SECOND_RID)).isEqualTo("HAS_SECOND_RID");
    assertThatThrownBy(() -> recovery.secondRid(eventId, second))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTriggerIsRepeatedOnlyWhereMosipHasNoWorkflow() throws Exception {
    String rid = waiting();
    assertThat(recovery.against(rid, Action.TRIGGER_AGAIN)).isEmpty();
    when(transactions.history(rid))
        .thenReturn(Optional.of(List.of(new Transaction("VALIDATE_PACKET", "SUCCESS", ""))));
    assertThat(recovery.against(rid, Action.TRIGGER_AGAIN)).isEqualTo("WORKFLOW_EXISTS");
    when(transactions.history(rid)).thenReturn(Optional.empty());
    assertThat(recovery.against(rid, Action.TRIGGER_AGAIN)).isEqualTo("HISTORY_NOT_GRANTED");
  }

  @Test
  void aTriggerOfWhatMosipHasAlreadyChangesNothingAndAsks() throws Exception {
    String rid = waiting();
    PacketRow before = row(rid);
    when(workflowManager.trigger(any())).thenReturn(false);
    when(statuses.of(List.of(rid))).thenReturn(Map.of(rid, ExternalStatus.IN_PROGRESS));
    inTransaction(
        () -> {
          recovery.triggerAgain(rid);
          return "";
        });
    assertThat(row(rid)).isEqualTo(before);
    verify(statuses).of(List.of(rid));
  }

  @Test
  void aPacketIsSentAgainOnlyWhereTheTriggerWasNeverAcceptedAndMosipDoesNotKnowTheRid()
      throws Exception {
    assertThat(recovery.against(waiting(), Action.SEND_AGAIN)).isEqualTo("TRIGGER_ACCEPTED");
    String rid = stored(UUID.randomUUID(), BIRTH);
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.IN_PROGRESS));
    assertThat(recovery.against(rid, Action.SEND_AGAIN)).isEqualTo("MOSIP_KNOWS_RID");
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.UNKNOWN_RID));
    assertThat(recovery.against(rid, Action.SEND_AGAIN)).isEmpty();
    inTransaction(
        () -> {
          recovery.sendAgain(rid);
          return "";
        });
    verify(packetManager).create(any());
    when(statuses.isGranted()).thenReturn(false);
    when(statuses.of(any())).thenReturn(Map.of());
    assertThat(recovery.against(rid, Action.SEND_AGAIN)).isEqualTo("STATUS_NOT_GRANTED");
  }

  @Test
  void aCredentialIsAskedForOnlyOfWhatMosipHasProcessed() throws Exception {
    String rid = waiting();
    assertThat(recovery.against(rid, Action.REQUEST_CREDENTIAL)).isEqualTo("NOT_PROCESSED");
    when(statuses.of(any())).thenReturn(Map.of(rid, ExternalStatus.SUCCEEDED));
    assertThat(recovery.against(rid, Action.REQUEST_CREDENTIAL)).isEmpty();
    when(credentials.areGranted()).thenReturn(false);
    assertThat(recovery.against(rid, Action.REQUEST_CREDENTIAL))
        .isEqualTo("CREDENTIAL_REQUEST_NOT_GRANTED");
    String death = waiting(UUID.randomUUID(), "CRVS_DEATH");
    assertThat(recovery.against(death, Action.REQUEST_CREDENTIAL)).isEqualTo("NO_CREDENTIAL_DUE");
    assertThat(recovery.against(death, Action.ENTER_RESULT)).isEqualTo("NO_CREDENTIAL_DUE");
  }

  @Test
  void whatTwoPeopleEnteredIsACredentialByAPersonOfWhichTheCaseHearsAfterTheCommit()
      throws Exception {
    String rid = waiting();
    inTransaction(
        () -> {
          recovery.enterResult(rid, UIN, "idops");
          return "";
        });
    verify(identities).mustHaveUin(rid, UIN.value());
    verify(cases, never()).answered(any(), any());
    assertThat(published).hasSize(1);
    assertThat(row(rid).isAccepted()).isTrue();
    assertThat(row(rid).finalBy()).isEqualTo(Channel.PERSON);
    assertThat(recovery.against(rid, Action.ENTER_RESULT)).isEqualTo("ALREADY_ACCEPTED");
  }

  @Test
  void whatIsNoNumberOfMosipOrOfAnotherPersonIsNotEntered() throws Exception {
    String rid = waiting();
    for (Identifier wrong :
        List.of(
            new Identifier("UIN", "2363484760"),
            new Identifier("UIN", "236348476"),
            new Identifier("PSUT", "2363484767"))) {
      assertThatThrownBy(() -> recovery.enterResult(rid, wrong, "idops"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("2363");
    }
    doThrow(mock(MosipRefused.class)).when(identities).mustHaveUin(rid, UIN.value());
    assertThatThrownBy(() -> recovery.enterResult(rid, UIN, "idops"))
        .isInstanceOf(MosipRefused.class);
    assertThat(row(rid).isFinal()).isFalse();
  }

  // --- the guards of the database

  @Test
  void theDatabaseKeepsARidWithItsRecordForEver() {
    String rid = waiting();
    jdbc.sql("alter table packet enable trigger packet_is_kept").update();
    try {
      for (String sql :
          List.of(
              "update packet set rid = '1' where rid = '" + rid + "'",
              "update packet set event_id = gen_random_uuid() where rid = '" + rid + "'",
              "delete from packet where rid = '" + rid + "'",
              "truncate packet")) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("for ever");
      }
    } finally {
      jdbc.sql("alter table packet disable trigger packet_is_kept").update();
    }
  }

  @Test
  void theDatabaseKnowsOneOpenRidPerRequest() {
    waiting();
    assertThatThrownBy(() -> rows.insert(rid(), eventId, "DEMO01", "CRVS1", BIRTH, 2))
        .hasMessageContaining("packet_open");
  }

  // --- how it is put together

  private interface Work {
    String done() throws Exception;
  }

  private static String inTransaction(Work work) {
    return String.valueOf(
        database.transactions.<String>execute(
            transaction -> {
              try {
                return work.done();
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }));
  }

  private String triggered(String rid) throws Exception {
    sending.trigger(eventId, rid);
    return rid;
  }

  private void said(String rid, Signal signal) {
    List<Identifier> given = signal == Signal.CREDENTIAL_RECEIVED ? List.of(UIN) : List.of();
    inTransaction(() -> String.valueOf(packets.said(rid, signal, given)));
  }

  private void settle(String rid) {
    inTransaction(
        () -> {
          packets.settle(rid);
          return rid;
        });
  }

  private void sweep() {
    reconciler.sweep();
  }

  private void silence() {
    now = now.plus(AFTER);
    sweep();
  }

  private String refused(Channel by) {
    String rid = waiting();
    when(cases.answered(rid, "REFUSED")).thenReturn(true);
    inTransaction(
        () -> String.valueOf(packets.said(rid, new Heard(by, Signal.REJECTED), List.of())));
    assertThat(row(rid).settledAt()).isNotNull();
    return rid;
  }

  private String waiting() {
    return waiting(eventId, BIRTH);
  }

  private String waiting(UUID of, String process) {
    String rid = stored(of, process);
    progress.triggered(rid);
    return rid;
  }

  private String stored(String process) {
    return stored(eventId, process);
  }

  private String stored(UUID of, String process) {
    String rid = rid();
    rows.insert(rid, of, "DEMO01", "CRVS1", process, 1);
    progress.step(rid, "PACKET_STORED");
    return rid;
  }

  private static String rid() {
    return "1000110001%05d20261123101530".formatted(++sequence);
  }

  private PacketRow row(String rid) {
    return rows.find(rid).orElseThrow();
  }

  private static Event event(UUID id) {
    return new Event(
        id,
        "birth",
        EventStatus.AT_MOSIP,
        "crvs-demo",
        "T",
        "R",
        "DEMO01",
        "N",
        1,
        null,
        true,
        true,
        null,
        false,
        false,
        false,
        null,
        null,
        NOON,
        NOON);
  }
}
