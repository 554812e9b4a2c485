package org.vitalflow.packet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.vitalflow.Strangers;
import org.vitalflow.platform.Country;
import org.vitalflow.registry.DocumentFormat;

/** The shipped country's pack, as it is or with some of its files and settings changed. */
final class ShippedPack {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String RID = "10001100010000120261123101530";
  static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  static final String SAMPLE_SCHEMA = resource("mosip/id-schema-sample.json");

  private ShippedPack() {}

  static PacketRow row(String process) {
    return new PacketRow(
        RID,
        new UUID(1, 1),
        "DEMO01",
        "CRVS1",
        process,
        1,
        "RID_RESERVED",
        null,
        null,
        null,
        false,
        false,
        false,
        false,
        null,
        NOW);
  }

  static Pack pack(Map<String, String> changedFiles) {
    return pack(country(), changedFiles);
  }

  static Pack pack(Country country, Map<String, String> changedFiles) {
    return new PackReader(country.mosip(), files(changedFiles), JSON, Duration.ofSeconds(5)).read();
  }

  /** The shipped files; a changed one stands in the place of its own, an empty one is missing. */
  static PackFiles files(Map<String, String> changed) {
    return name ->
        Optional.of(changed.getOrDefault(name, ""))
            .filter(text -> !text.isEmpty())
            .or(
                () ->
                    changed.containsKey(name)
                        ? Optional.empty()
                        : Optional.of(resource("country/" + name)));
  }

  static PacketAssembler assembler(TokenPolicy policy) {
    return new PacketAssembler(country(), pack(Map.of()), (type, state) -> policy, JSON);
  }

  static Country country() {
    return country("{}");
  }

  /** The shipped settings, with these (YAML, from {@code country} on) over them. */
  static Country country(String settings) {
    try {
      var loader = new YamlPropertySourceLoader();
      var sources =
          new ArrayList<>(
              loader.load(
                  "changed", new ByteArrayResource(settings.getBytes(StandardCharsets.UTF_8))));
      sources.addAll(loader.load("country", new ClassPathResource("country/country.yml")));
      return new Binder(
              ConfigurationPropertySources.from(sources),
              null,
              ApplicationConversionService.getSharedInstance())
          .bind("country", Country.class)
          .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode event(String name) {
    try {
      return (ObjectNode)
          JSON.readTree(
              Strangers.in(resource("events/" + name + ".json"))
                  .replace("@N@", "1")
                  .replace("@BORN@", "2026-11-21")
                  .replace("@TODAY@", "2026-11-23"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Paper paper(int number, String type, DocumentFormat format) {
    return new Paper(
        new UUID(7, number),
        type,
        format,
        () -> ("content " + number).getBytes(StandardCharsets.UTF_8));
  }

  static List<Paper> papers() {
    return List.of(
        paper(1, "BIRTH_NOTIFICATION", DocumentFormat.PDF),
        paper(2, "Identity card", DocumentFormat.JPEG),
        paper(3, "marriage-certificate", DocumentFormat.PNG),
        paper(4, "LETTER", DocumentFormat.PDF));
  }

  static String token(Instant expires) {
    return new PlainJWT(
            new JWTClaimsSet.Builder().subject("sub").expirationTime(Date.from(expires)).build())
        .serialize();
  }

  static String resource(String name) {
    try (InputStream in = new ClassPathResource(name).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
