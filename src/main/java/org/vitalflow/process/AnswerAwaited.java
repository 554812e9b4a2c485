package org.vitalflow.process;

/**
 * A case has begun to wait for MOSIP's answer to this RID; published in the transaction that enters
 * the wait.
 */
public record AnswerAwaited(String rid) {}
