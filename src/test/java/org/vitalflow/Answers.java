package org.vitalflow;

import java.util.List;
import java.util.Map;

/** What people say at the steps of a case. */
final class Answers {
  /** What people say at a step where a case's script says nothing. */
  static final Map<String, Map<String, Object>> USUAL =
      Map.ofEntries(
          Map.entry("UserTask_RegisterBirth", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_RegisterDeath", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_DecideReferredBirth", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_DecideReferredDeath", Map.of("decision", "REGISTER")),
          Map.entry("UserTask_ApproveBirth", Map.of("approval", "APPROVE")),
          Map.entry("UserTask_ApproveLateDeath", Map.of("approval", "APPROVE")),
          Map.entry("UserTask_CompleteBirth", Map.of()),
          Map.entry("UserTask_CompleteDeath", Map.of()),
          Map.entry(
              "UserTask_IssueCertificate",
              Map.of("collectedBy", "MOTHER", "identityChecked", true)),
          Map.entry("UserTask_ResolveUnprintableName", Map.of("resolution", "TRY_AGAIN")),
          Map.entry("UserTask_ResolveRefusal", chosen("CLOSE_WITHOUT_ID")),
          Map.entry("UserTask_InvestigateOverduePacket", chosen("ASK_NOW")),
          Map.entry("UserTask_DecideOnOverduePacket", chosen("CLOSE_WITHOUT_ID")),
          Map.entry(
              "UserTask_ApproveSecondRid", Map.of("approval", "APPROVE", "remark", "I agree")),
          Map.entry("UserTask_AnswerMosipsQuestion", Map.of("resolution", "ANSWERED")),
          Map.entry("UserTask_ApproveCorrection", Map.of("decision", "APPROVE")),
          Map.entry("UserTask_ApproveGraveCorrection", Map.of("decision", "APPROVE")),
          Map.entry("UserTask_CodeCauseOfDeath", Map.of("causeDecision", "CODE", "code", "I21.0")),
          Map.entry("UserTask_AskCertifier", Map.of("answer", "The anterior one")),
          Map.entry("UserTask_FollowUpDeath", Map.of("followUp", "DONE", "note", "Seen to")),
          Map.entry("UserTask_CompareWithScan", Map.of("comparison", "MATCHES")),
          Map.entry("UserTask_CorrectLegacyEntry", Map.of("motherGiven", "Ottoline")),
          Map.entry("UserTask_BringPapersForDuplicate", Map.of("brought", "A copy of the book")));

  private Answers() {}

  static Map<String, List<Map<String, Object>>> said(String step, Map<String, Object> answer) {
    return Map.of(step, List.of(answer));
  }

  static Map<String, List<Map<String, Object>>> said(
      String step, Map<String, Object> answer, String other, Map<String, Object> otherAnswer) {
    return Map.of(step, List.of(answer), other, List.of(otherAnswer));
  }

  /** Nobody registers it. */
  static Map<String, List<Map<String, Object>>> silent() {
    return Map.of("UserTask_RegisterBirth", List.of());
  }

  static Map<String, List<Map<String, Object>>> silentDeath() {
    return Map.of("UserTask_RegisterDeath", List.of());
  }

  static Map<String, Object> chosen(String resolution) {
    return Map.of("resolution", resolution, "remark", "As MOSIP's helpdesk says");
  }

  /** An answer is waited for until the day after tomorrow. */
  static Map<String, Object> patience() {
    return Map.of(
        "resolution",
        "KEEP_WAITING",
        "waitUntil",
        Reports.TODAY.plusDays(2).toString(),
        "remark",
        "They say that it will come");
  }

  static Map<String, Object> address() {
    return Map.of(
        "resolution", "SEND_AGAIN",
        "line1", "7 Baobab Lane",
        "city", "Ibombo",
        "province", "Central",
        "region", "Rabat Sale Kenitra",
        "zone", "Ben Mansour");
  }
}
