package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitalflow.mosip.Packet;
import org.vitalflow.platform.Country;

/** What MOSIP will read out of our packets, against the country's schema and MOSIP's own sample. */
class SchemaConformanceTest {
  private static final ObjectMapper JSON = ShippedPack.JSON;
  private static final List<String> NEW =
      List.of(
          "fullName",
          "dateOfBirth",
          "gender",
          "addressLine1",
          "region",
          "province",
          "city",
          "zone");
  private static final String OURS = ShippedPack.resource("country/id-schema.json");

  static Stream<Arguments> births() {
    ObjectNode absentFather = ShippedPack.event("birth-registered");
    absentFather.putObject("father").put("absentBecause", "NOT_DECLARED");
    ObjectNode noContact = ShippedPack.event("birth-registered");
    noContact.remove("contact");
    ObjectNode alone = ShippedPack.event("birth-registered");
    alone.putObject("mother").put("absentBecause", "FOUNDLING");
    alone.putObject("father").put("absentBecause", "FOUNDLING");
    return Stream.of(
        Arguments.of("two languages", ShippedPack.event("birth-registered"), List.of()),
        Arguments.of(
            "three documents", ShippedPack.event("birth-registered"), ShippedPack.papers()),
        Arguments.of("absent father", absentFather, List.of()),
        Arguments.of("no contact", noContact, List.of()),
        Arguments.of("absent mother", alone, List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("births")
  void aBirthSatisfiesTheCountrysSchemaAndItsMandatoryList(
      String name, ObjectNode birth, List<Paper> papers) throws Exception {
    Packet packet =
        ShippedPack.assembler(TokenPolicy.SEND_WITHOUT)
            .assemble(ShippedPack.row("CRVS_NEW"), "birth", birth, papers, ShippedPack.NOW)
            .packet();
    assertThat(refusals(packet, OURS)).isEmpty();
    assertThat(packet.fields()).containsKeys(NEW.toArray(String[]::new));
    assertThat(packet.documents()).hasSize(papers.isEmpty() ? 0 : 3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("births")
  void aBirthSatisfiesMosipsSampleSchemaWhereThatIsTheCountrys(
      String name, ObjectNode birth, List<Paper> papers) throws Exception {
    Country country = birthsOnly();
    String mapping =
        "$sift(%s, function($v, $k) { $not($k in [\"birthCertificateNumber\", \"introducerInfoToken\"]) })"
            .formatted(ShippedPack.resource("country/mapping/birth.jsonata"));
    Pack pack =
        ShippedPack.pack(
            country,
            Map.of("id-schema.json", ShippedPack.SAMPLE_SCHEMA, "mapping/birth.jsonata", mapping));
    Packet packet =
        new PacketAssembler(country, pack, (type, state) -> TokenPolicy.SEND_WITHOUT, JSON)
            .assemble(ShippedPack.row("CRVS_NEW"), "birth", birth, papers, ShippedPack.NOW)
            .packet();
    assertThat(refusals(packet, ShippedPack.SAMPLE_SCHEMA)).isEmpty();
    assertThat(packet.fields()).containsKeys(NEW.toArray(String[]::new));
  }

  @Test
  void aDeathSatisfiesTheCountrysSchemaAndItsMandatoryList() throws Exception {
    Packet packet =
        ShippedPack.assembler(TokenPolicy.SEND_WITHOUT)
            .assemble(
                ShippedPack.row("CRVS_DEATH"),
                "death",
                ShippedPack.event("death-registered"),
                List.of(),
                ShippedPack.NOW)
            .packet();
    assertThat(packet.schemaJson()).as("sent verbatim").isEqualTo(OURS);
    assertThat(refusals(packet, OURS)).isEmpty();
    assertThat(packet.fields()).containsKeys("UIN", "declaredAsDeceased");
  }

  /**
   * The shipped country, if MOSIP's operator had published the sample schema and heard of births.
   */
  private static Country birthsOnly() {
    Country shipped = ShippedPack.country();
    Country.Mosip mosip = shipped.mosip();
    return new Country(
        shipped.name(),
        shipped.languages(),
        shipped.offices(),
        new Country.Mosip(
            mosip.source(),
            Map.of("birth", "CRVS_NEW"),
            "0.1",
            Map.of("CRVS_NEW", NEW),
            mosip.infantYears(),
            List.of("phone", "email", "addressLine2", "addressLine3", "postalCode"),
            mosip.documents(),
            mosip.phone(),
            mosip.shares()));
  }

  /** Built as the packet manager does: lists and objects out of texts, documents described. */
  private static List<String> refusals(Packet packet, String schema) throws Exception {
    ObjectNode identity = JSON.createObjectNode();
    identity.put("IDSchemaVersion", Double.parseDouble(packet.schemaVersion()));
    for (var field : packet.fields().entrySet()) {
      String text = field.getValue();
      if (text.startsWith("[") || text.startsWith("{")) {
        identity.set(field.getKey(), JSON.readTree(text));
      } else {
        identity.put(field.getKey(), text);
      }
    }
    packet
        .documents()
        .forEach(
            (field, document) ->
                identity
                    .putObject(field)
                    .put("value", field)
                    .put("type", document.type())
                    .put("format", document.format())
                    .put("refNumber", document.refNumber()));
    JsonNode rules = JSON.readTree(schema);
    ((ObjectNode) rules.at("/properties/identity")).remove("required");
    JsonNode texts = rules.at("/properties/identity/properties").deepCopy();
    rules
        .at("/properties/identity/properties")
        .forEach(
            field ->
                ((ObjectNode) field)
                    .remove(List.of("bioAttributes", "validators", "fieldCategory", "fieldType")));
    var shape = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(rules);
    Stream<String> shapes =
        shape.validate(JSON.createObjectNode().set("identity", identity)).stream()
            .map(fault -> fault.getInstanceLocation() + " " + fault.getType());
    Stream<String> patterns =
        identity.properties().stream()
            .filter(field -> !passes(texts, field))
            .map(field -> field.getKey() + " regex");
    return Stream.concat(shapes, patterns).toList();
  }

  private static boolean passes(JsonNode rules, Map.Entry<String, JsonNode> field) {
    List<String> texts =
        field.getValue().isArray()
            ? field.getValue().findValuesAsText("value")
            : List.of(field.getValue().asText());
    for (JsonNode validator : rules.path(field.getKey()).path("validators")) {
      if (!texts.stream().allMatch(text -> text.matches(validator.path("validator").asText()))) {
        return false;
      }
    }
    return true;
  }
}
