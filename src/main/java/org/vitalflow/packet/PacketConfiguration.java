package org.vitalflow.packet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.vitalflow.platform.Country;

/** Reads the country pack's schema, mappings and labels once, at start. */
@Configuration(proxyBeanMethods = false)
class PacketConfiguration {
  @Bean
  PacketAssembler packetAssembler(
      Country country,
      ObjectMapper json,
      @Value("classpath:country/id-schema.json") Resource schema,
      @Value("classpath:country/mapping/birth.jsonata") Resource birth,
      @Value("classpath:country/mapping/labels.json") Resource labels)
      throws IOException {
    Map<String, Object> words =
        json.readValue(labels.getContentAsByteArray(), new TypeReference<>() {});
    return new PacketAssembler(
        country,
        new IdSchema(schema.getContentAsString(StandardCharsets.UTF_8), json),
        Map.of("birth", new Mapping(birth.getContentAsString(StandardCharsets.UTF_8), words, json)),
        json);
  }
}
