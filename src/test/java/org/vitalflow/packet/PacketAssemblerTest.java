package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.vitalflow.mosip.Packet;
import org.vitalflow.platform.Country;

/** The shipped country's packets, from its own mapping and schema. */
class PacketAssemblerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RID = "10001100010000120261123101530";
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final PacketRow ROW =
      new PacketRow(
          RID,
          new UUID(1, 1),
          "DEMO01",
          "CRVS1",
          "CRVS_NEW",
          1,
          "RID_RESERVED",
          null,
          null,
          false,
          null,
          NOW);

  private final PacketAssembler assembler = shipped();
  private final ObjectNode birth = birth();

  @Test
  void aNameIsGivenOncePerLanguageAndADateWithSlashes() throws Exception {
    Map<String, String> fields = assemble().fields();
    assertThat(JSON.readTree(fields.get("fullName")))
        .isEqualTo(
            JSON.readTree(
                """
                [{"language":"eng","value":"Zawadi Elise Phiri"},{"language":"fra","value":"Zawadi Élise Phiri"}]"""));
    assertThat(fields).containsEntry("dateOfBirth", "2026/11/21");
    assertThat(JSON.readTree(fields.get("gender")).findValuesAsText("value"))
        .containsExactly("Female", "Féminin");
    assertThat(fields).containsEntry("phone", "0970000001");
  }

  @Test
  void anEmptyFieldAndOneThatItsRuleRefusesAreLeftOut() throws Exception {
    birth.withObject("/contact").put("phone", "+260 97 12").put("email", "");
    birth.withArray("/child/residence/lines").add("B");
    Map<String, String> fields = assemble().fields();
    assertThat(fields).doesNotContainKeys("phone", "email", "addressLine2", "introducerInfoToken");
    assertThat(fields.values()).noneMatch(String::isBlank);
  }

  @Test
  void aChildWithoutAnAddressLivesWhereItsMotherDoes() throws Exception {
    JsonNode home = ((ObjectNode) birth.path("child")).remove("residence");
    ((ObjectNode) birth.path("mother")).set("residence", home);
    assertThat(assemble().fields()).containsKeys("addressLine1", "city", "zone");
  }

  @Test
  void whatMosipDemandsAndTheRecordLacksIsNamedByFieldAndNothingElse() {
    ((ObjectNode) birth.path("child")).remove("residence");
    assertThatThrownBy(this::assemble)
        .isInstanceOf(PacketIncomplete.class)
        .hasMessageContaining("addressLine1")
        .hasMessageContaining("zone")
        .hasMessageNotContaining("Zawadi");
  }

  @Test
  void theMetadataNameCentreMachineAndAnOfficerWhoWasAuthenticated() throws Exception {
    Packet packet = assemble();
    assertThat(packet.refId()).isEqualTo("10001_10001");
    assertThat(packet.metaInfo())
        .containsEntry("registrationId", RID)
        .containsEntry("creationDate", "2026-11-23T10:15:30.000Z")
        .containsEntry("capturedRegisteredDevices", "[]");
    JsonNode operations = JSON.readTree(packet.metaInfo().get("operationsData"));
    assertThat(operations.get(0).toString())
        .isEqualTo("{\"label\":\"officerId\",\"value\":\"crvs-officer\"}");
    assertThat(operations.get(1).path("value").asText()).isEqualTo("true");
    assertThat(packet.audits()).hasSize(1);
  }

  private Packet assemble() throws PacketIncomplete {
    return assembler.assemble(ROW, "birth", birth, NOW);
  }

  private static ObjectNode birth() {
    return (ObjectNode)
        tree(
            text("events/birth-registered.json")
                .replace("@N@", "1")
                .replace("@BORN@", "2026-11-21")
                .replace("@TODAY@", "2026-11-23"));
  }

  private static PacketAssembler shipped() {
    try {
      Map<String, Object> labels =
          JSON.readValue(text("country/mapping/labels.json"), new TypeReference<>() {});
      return new PacketAssembler(
          country(),
          new IdSchema(text("country/id-schema.json"), JSON),
          Map.of("birth", new Mapping(text("country/mapping/birth.jsonata"), labels, JSON)),
          JSON);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Country country() throws IOException {
    var sources =
        new YamlPropertySourceLoader()
            .load("country", new ClassPathResource("country/country.yml"));
    return new Binder(
            ConfigurationPropertySources.from(sources),
            null,
            ApplicationConversionService.getSharedInstance())
        .bind("country", Country.class)
        .get();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = new ClassPathResource(resource).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
