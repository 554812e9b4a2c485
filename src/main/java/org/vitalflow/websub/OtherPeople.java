package org.vitalflow.websub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Topic;
import org.vitalflow.packet.Packets;
import org.vitalflow.platform.Country;

/**
 * Whose packet an event of a shared topic is about: every holder of the role hears of every packet
 * in the country. Most are other people's, and are dropped before they cost a row.
 */
@Component
class OtherPeople {
  private final Set<String> prefixes;
  private final Set<String> processes;
  private final Packets packets;
  private final Counter dropped;

  OtherPeople(Country country, Packets packets, MeterRegistry meters) {
    this.prefixes =
        country.offices().values().stream()
            .map(office -> office.centre() + office.machine())
            .collect(Collectors.toSet());
    this.processes = new HashSet<>(country.mosip().processes().values());
    this.packets = packets;
    this.dropped =
        Counter.builder("vitalflow.websub.dropped")
            .description("Deliveries about packets of others, not kept")
            .register(meters);
  }

  /**
   * Whether the event is surely not about us: a RID of no machine of ours, in no process of ours,
   * and none that we know. What cannot be read is not dropped.
   */
  boolean own(Topic topic, byte[] body) {
    boolean theirs =
        topic != Topic.CREDENTIAL && DeliveryJson.read(body).map(this::isTheirs).orElse(false);
    if (theirs) {
      dropped.increment();
    }
    return theirs;
  }

  private boolean isTheirs(ObjectNode event) {
    String rid = event.path("instanceId").asText("");
    // a pack may have lost an office or a process since the packet was sent
    return !rid.isEmpty()
        && prefixes.stream().noneMatch(rid::startsWith)
        && !processes.contains(event.path("workflowType").asText(""))
        && Optional.of(rid).flatMap(packets::eventOf).isEmpty();
  }
}
