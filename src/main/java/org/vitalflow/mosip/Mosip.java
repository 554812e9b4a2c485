package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.time.InstantSource;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * MOSIP in our words. Every method is one call that is safe to repeat; nothing outside knows a URL
 * or an envelope.
 */
@Component
public class Mosip {
  private static final String ALREADY_PRESENT = "RPR-WIS-001";

  private final PacketManagerClient packets;
  private final WorkflowManagerClient workflows;
  private final Tokens tokens;
  private final InstantSource clock;

  Mosip(
      PacketManagerClient packets,
      WorkflowManagerClient workflows,
      Tokens tokens,
      InstantSource clock) {
    this.packets = packets;
    this.workflows = workflows;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Stores the packet; the same RID again overwrites it. MOSIP says 200 with {@code response: null}
   * and no errors when it failed inside, so only a list that names the RID is success.
   */
  @CircuitBreaker(name = "mosip")
  @Bulkhead(name = "mosip")
  public void createPacket(Packet packet) throws MosipRefused {
    var request = MosipRequest.of("mosip.registration.packet.writer", clock.instant(), packet);
    MosipAnswer answer = call("createPacket", cookie -> packets.createPacket(cookie, request));
    JsonNode stored = answer.response();
    if (!stored.isArray()
        || stored.isEmpty()
        || !packet.id().equals(stored.path(0).path("id").asText())) {
      throw new MosipUnavailable("createPacket: no packet was made " + errorOf(answer));
    }
  }

  /** Asks MOSIP to process the packet; that it is already doing so is what we wanted. */
  @CircuitBreaker(name = "mosip")
  @Bulkhead(name = "mosip")
  public void trigger(Trigger trigger) throws MosipRefused {
    var request =
        MosipRequest.of("mosip.registration.processor.workflow.instance", clock.instant(), trigger);
    MosipAnswer answer = call("trigger", cookie -> workflows.workflowInstance(cookie, request));
    boolean accepted = !answer.response().path("workflowInstanceId").asText("").isEmpty();
    if (!accepted && !ALREADY_PRESENT.equals(answer.errorCode())) {
      throw new MosipUnavailable("trigger: not accepted " + errorOf(answer));
    }
  }

  private MosipAnswer call(String operation, Function<String, Response> client)
      throws MosipRefused {
    String cookie = tokens.cookie();
    MosipAnswer answer = MosipAnswer.of(operation, () -> client.apply(cookie));
    if (answer.status() == 401) {
      tokens.forget(cookie);
      String fresh = tokens.cookie();
      answer = MosipAnswer.of(operation, () -> client.apply(fresh));
    }
    if (answer.status() == 400) {
      throw new MosipRefused("HTTP_400", operation + ": MOSIP cannot read the request");
    }
    if (answer.status() == 403) {
      throw new MosipUnavailable(
          operation + ": 403, our client is not in MOSIP's allowed audiences or lacks the role");
    }
    if (answer.status() != 200 || answer.body().isMissingNode()) {
      throw new MosipUnavailable(
          operation + ": HTTP " + answer.status() + " without MOSIP's envelope");
    }
    return answer;
  }

  private static String errorOf(MosipAnswer answer) {
    String code = answer.errorCode();
    return code.matches("[A-Z0-9-]{3,20}") ? "(" + code + ")" : "(no error code)";
  }
}
