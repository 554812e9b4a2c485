package org.vitalflow.simulator;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An accepted workflow instance, by RID.
 *
 * @param outcome PROCESSED, REJECTED, FAILED, or null while there is none
 * @param failure why it was REJECTED or FAILED, or given up without an outcome
 * @param infoRequest what it waits for, if it is paused
 * @param asked how often it was paused
 */
record Workflow(
    String rid,
    String process,
    String source,
    String id,
    Instant at,
    @Nullable String outcome,
    @Nullable String uin,
    @Nullable Failure failure,
    @Nullable String infoRequest,
    int asked) {
  static final String UNDER_WAY = "PROCESSING";

  static Workflow begun(String rid, String process, String source, Instant now) {
    String id = UUID.randomUUID().toString();
    return new Workflow(rid, process, source, id, now, null, null, null, null, 0);
  }

  Workflow processed(String identity) {
    return with("PROCESSED", identity, null, null, asked);
  }

  Workflow ended(String result, Failure why) {
    return with(result, null, why, null, asked);
  }

  /** The reprocessor gives up; MOSIP tells nobody. */
  Workflow givenUp() {
    return with(null, null, Failure.REPROCESS, null, asked);
  }

  Workflow paused() {
    return with(null, null, null, request(asked + 1), asked + 1);
  }

  Workflow resumed() {
    return with(null, null, null, null, asked);
  }

  /** Whether this id was once given out for more information. */
  boolean hasAsked(String request) {
    return IntStream.rangeClosed(1, asked).mapToObj(this::request).anyMatch(request::equals);
  }

  private String request(int number) {
    return rid + "-" + Topics.CORRECTION + "-" + number;
  }

  /** MOSIP's own word for where it stands, as the workflow search tells it. */
  String status() {
    if (outcome != null) {
      return outcome;
    }
    if (failure != null) {
      return "REPROCESS_FAILED";
    }
    return infoRequest == null ? UNDER_WAY : "PAUSED_FOR_ADDITIONAL_INFO";
  }

  private Workflow with(
      @Nullable String result,
      @Nullable String identity,
      @Nullable Failure why,
      @Nullable String request,
      int times) {
    return new Workflow(rid, process, source, id, at, result, identity, why, request, times);
  }
}
