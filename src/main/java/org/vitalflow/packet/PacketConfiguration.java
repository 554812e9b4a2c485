package org.vitalflow.packet;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.vitalflow.platform.Country;
import org.vitalflow.process.Policies;

/** Reads and checks the country pack's schema, mappings and labels once, at start. */
@Configuration(proxyBeanMethods = false)
class PacketConfiguration {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Bean
  Pack pack(Country country, ObjectMapper json, ResourceLoader resources) {
    return new PackReader(country.mosip(), name -> text(resources, name), json, LIMIT).read();
  }

  @Bean
  PacketAssembler packetAssembler(
      Country country, Pack pack, Policies policies, ObjectMapper json) {
    return new PacketAssembler(
        country,
        pack,
        (eventType, state) -> TokenPolicy.valueOf(policies.informantToken(eventType, state.name())),
        json);
  }

  private static Optional<String> text(ResourceLoader resources, String name) {
    Resource file = resources.getResource("classpath:country/" + name);
    try {
      return file.exists()
          ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("country/%s cannot be read".formatted(name), e);
    }
  }
}
