package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.process.FormRefused;
import org.vitalflow.process.FormTask;
import org.vitalflow.registry.EnteredResults;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.NationalId;
import org.vitalflow.registry.Remarks;

/** Two people are two people, and a typed number is one that MOSIP can have given. */
class SecondPersonTest {
  private static final UUID EVENT = UUID.randomUUID();
  private static final String VID = "5132790482118360";

  private final Journal journal = mock(Journal.class);
  private final PacketFacts facts = mock(PacketFacts.class);
  private final EnteredResults entered = mock(EnteredResults.class);
  private final SecondPerson second = new SecondPerson(journal, mock(Remarks.class), facts);
  private final EnteredNumber number = new EnteredNumber(entered, facts);

  @BeforeEach
  void firstEnteredByAnna() {
    when(facts.word(anyString(), any())).thenAnswer(call -> call.getArgument(0));
    when(journal.timeline(EVENT))
        .thenReturn(
            List.of(
                new Journal.Entry(Instant.EPOCH, "SECOND_RID", "carl", "r"),
                new Journal.Entry(Instant.EPOCH, "SECOND_RID", "anna", "r")));
  }

  @Test
  void whoWantedItCannotApproveItWhateverTheirRoles() {
    assertThatThrownBy(() -> answer("anna", "APPROVE"))
        .isInstanceOfSatisfying(
            FormRefused.class,
            refused -> assertThat(refused.faults()).containsExactly("form.second.same"));
    assertThatThrownBy(() -> answer("anna", "REFUSE")).isInstanceOf(FormRefused.class);
    assertThatThrownBy(() -> answer("bea", "PERHAPS")).isInstanceOf(FormRefused.class);
    assertThat(answer("bea", "APPROVE")).isEqualTo("APPROVE");
    // the last one counts: carl wanted an earlier one
    assertThat(answer("carl", "APPROVE")).isEqualTo("APPROVE");
  }

  @Test
  void aTypedNumberIsKeptSealedUnderTheOneWhoTypedIt() {
    number.keep(task("anna"), typed("VID", VID, "5132 7904-8211 8360"));
    verify(entered).keep(eq(EVENT), eq("r"), eq(new NationalId("VID", VID)), eq("anna"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5132790482118361",
        "5132790482118306",
        "513279048211836",
        "51327904821183600",
        "",
        "x"
      })
  void aNumberThatMosipCannotHaveGivenIsNotTaken(String mistyped) {
    assertThatThrownBy(() -> number.keep(task("anna"), typed("VID", mistyped, mistyped)))
        .isInstanceOf(FormRefused.class)
        .hasMessageNotContaining("5132");
    verify(entered, never()).keep(any(), any(), any(), any());
  }

  @Test
  void aPsutAnUnknownKindAndTwoDifferentNumbersAreNotTaken() {
    for (Map<String, Object> wrong :
        List.of(
            typed("PSUT", VID, VID),
            typed("UIN", VID, VID),
            typed("VID", VID, "9432851054273815"))) {
      assertThatThrownBy(() -> number.keep(task("anna"), wrong)).isInstanceOf(FormRefused.class);
    }
    verify(entered, never()).keep(any(), any(), any(), any());
  }

  @Test
  void theSecondPersonMustTypeTheSameNumber() {
    NationalId id = new NationalId("VID", VID);
    assertThat(number.differs(id, task("bea"), Map.of("number", "5132 7904 8211 8360"))).isEmpty();
    assertThat(number.differs(id, task("bea"), Map.of("number", "9432851054273815"))).hasSize(1);
    assertThat(number.differs(id, task("bea"), Map.of())).hasSize(1);
  }

  private String answer(String person, String answer) {
    return second.answer(
        task(person),
        Map.of("approval", answer),
        "approval",
        Set.of("APPROVE", "REFUSE"),
        "SECOND_RID");
  }

  private static Map<String, Object> typed(String kind, String number, String again) {
    return Map.of("idKind", kind, "number", number, "numberAgain", again);
  }

  private static FormTask task(String person) {
    return new FormTask(
        "t",
        "UserTask_ApproveSecondRid",
        EVENT,
        "r",
        null,
        new Staff(person, "DEMO01", Set.of(StaffRole.IDOPS, StaffRole.SUPERVISOR)),
        Locale.ENGLISH);
  }
}
