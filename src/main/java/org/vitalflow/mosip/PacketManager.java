package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** MOSIP's packet manager. Every call is safe to repeat; never two at once for one RID. */
@Component
public class PacketManager {
  private final PacketManagerClient client;
  private final Calls calls;
  private final InstantSource clock;

  PacketManager(PacketManagerClient client, Calls calls, InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Stores the packet; the same RID again overwrites it. MOSIP says 200 with {@code response: null}
   * and no errors when it failed inside, so only a list whose entries all name the RID is success.
   */
  public void create(Packet packet) throws MosipRefused {
    Rids.check(packet.id());
    var request = MosipRequest.of("mosip.registration.packet.writer", clock.instant(), packet);
    calls.call(
        Api.CREATE_PACKET,
        "source %s, process %s".formatted(packet.source(), packet.process()),
        cookie -> client.createPacket(cookie, request),
        answer -> isMade(answer.response(), packet.id()));
  }

  private static boolean isMade(JsonNode stored, String rid) {
    if (!stored.isArray() || stored.isEmpty()) {
      return false;
    }
    for (JsonNode part : stored) {
      if (!rid.equals(part.path("id").asText())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether MOSIP holds a packet of this RID; empty where our client may not ask or MOSIP does not
   * say. It tells nothing of the packet's content.
   */
  public Optional<Boolean> has(String rid) throws MosipRefused {
    Rids.check(rid);
    var request =
        MosipRequest.of("mosip.registration.packet.reader", clock.instant(), Map.of("id", rid));
    try {
      MosipAnswer answer =
          calls.call(Api.INFO, "", cookie -> client.info(cookie, request), told -> true);
      return held(answer, rid);
    } catch (MosipNotGranted mayNotAsk) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> held(MosipAnswer answer, String rid) {
    JsonNode info = answer.response().path("info");
    if (info.isArray()) {
      return Optional.of(!info.isEmpty());
    }
    boolean absent =
        answer.errorCodes().contains("KER-KPM-010") || answer.errorCodes().contains("KER-PUT-027");
    return absent ? Optional.of(false) : Optional.empty();
  }
}
