package org.vitalflow.mosip;

import static org.vitalflow.mosip.Preflight.Code.CLOCK;
import static org.vitalflow.mosip.Preflight.Code.PACKET_INFO;
import static org.vitalflow.mosip.Preflight.Code.PACKET_MANAGER;
import static org.vitalflow.mosip.Preflight.Code.PROCESS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.Country;

/**
 * Whether MOSIP's packet manager lets us in and takes our source and processes. It is shown a
 * packet of nobody without schema and audits: it looks for a provider first, then breaks off before
 * it stores or deletes anything of anybody.
 */
@Component
class PacketPrerequisites implements Prerequisites {
  private static final Duration NOTICEABLE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofHours(3);

  private final PacketManagerClient packets;
  private final Calls calls;
  private final Country country;
  private final InstantSource clock;

  PacketPrerequisites(
      PacketManagerClient packets, Calls calls, Country country, InstantSource clock) {
    this.packets = packets;
    this.calls = calls;
    this.country = country;
    this.clock = clock;
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(
        CLOCK, this::clock,
        PACKET_MANAGER, this::packetManager,
        PROCESS, this::processes,
        PACKET_INFO, this::info);
  }

  /** By the time of MOSIP's answer; half of the time it took lies before it. */
  private List<Line> clock() throws MosipRefused {
    Instant before = clock.instant();
    String said;
    try {
      said = packet(Nobody.PROCESS, told -> true).body().path("responsetime").asText();
    } catch (MosipNotGranted e) {
      return List.of(Line.unknown(CLOCK, "is asked when PACKET_MANAGER is in order"));
    }
    Instant ours = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
    try {
      return List.of(clock(Duration.between(Instant.parse(said), ours)));
    } catch (DateTimeParseException e) {
      return List.of(Line.unknown(CLOCK, "MOSIP's answer names no time"));
    }
  }

  private static Line clock(Duration ahead) {
    if (ahead.abs().compareTo(NOTICEABLE) <= 0) {
      return Line.ok(CLOCK);
    }
    String remedy =
        "our clock is %s MOSIP's: set both by the same time server"
            .formatted(ahead.isNegative() ? "behind" : "ahead of");
    return Line.wrong(
        CLOCK,
        "",
        ahead.abs().compareTo(GRACE) > 0
            ? remedy
                + "; by more than mosip.registration.processor.grace.period (3 h), so that MOSIP refuses every status call"
            : remedy + "; by more than a minute");
  }

  private List<Line> packetManager() throws MosipRefused {
    packet(Nobody.PROCESS, told -> true);
    return List.of(Line.ok(PACKET_MANAGER));
  }

  private List<Line> processes() throws MosipRefused {
    List<Line> wrong = new ArrayList<>();
    for (String process : new TreeSet<>(country.mosip().processes().values())) {
      try {
        packet(process, told -> told.body().path("errors").isEmpty());
      } catch (MosipNotGranted e) {
        return List.of(Line.unknown(PROCESS, "is asked when PACKET_MANAGER is in order"));
      } catch (MosipMisconfigured e) {
        wrong.add(Line.wrong(PROCESS, process, String.valueOf(e.getMessage())));
      }
    }
    return wrong.isEmpty() ? List.of(Line.ok(PROCESS)) : wrong;
  }

  private MosipAnswer packet(String process, Predicate<MosipAnswer> success) throws MosipRefused {
    String source = country.mosip().source();
    Map<String, Object> nobodys =
        Map.of("id", Nobody.RID, "offlineMode", false, "process", process, "source", source);
    var request = MosipRequest.of("mosip.registration.packet.writer", clock.instant(), nobodys);
    return calls.call(
        Api.CREATE_PACKET,
        "source %s, process %s".formatted(source, process),
        cookie -> packets.createPacket(cookie, request),
        success);
  }

  private List<Line> info() throws MosipRefused {
    var request =
        MosipRequest.of(
            "mosip.registration.packet.reader", clock.instant(), Map.of("id", Nobody.RID));
    try {
      calls.call(Api.INFO, "", cookie -> packets.info(cookie, request), told -> true);
      return List.of(Line.ok(PACKET_INFO));
    } catch (MosipNotGranted e) {
      return List.of(new Line(PACKET_INFO, "", State.NOT_GRANTED, String.valueOf(e.getMessage())));
    }
  }
}
