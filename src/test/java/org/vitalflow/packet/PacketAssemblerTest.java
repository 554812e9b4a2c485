package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.mosip.Packet;
import org.vitalflow.packet.PacketFault.Kind;
import org.vitalflow.registry.DocumentFormat;

/** The shipped country's packets, from its own mappings and schema. */
class PacketAssemblerTest {
  private final ObjectNode birth = ShippedPack.event("birth-registered");
  private final ObjectNode death = ShippedPack.event("death-registered");
  private final PacketAssembler assembler = ShippedPack.assembler(TokenPolicy.SEND_WITHOUT);

  @Test
  void aNameIsGivenOncePerLanguageAndADateWithSlashes() throws Exception {
    Map<String, String> fields = assemble().packet().fields();
    assertThat(tree(fields.get("fullName")))
        .isEqualTo(
            tree(
                """
                [{"language":"eng","value":"Zawadi Elise Phiri"},{"language":"fra","value":"Zawadi Élise Phiri"}]"""));
    assertThat(fields).containsEntry("dateOfBirth", "2026/11/21");
    assertThat(tree(fields.get("gender")).findValuesAsText("value"))
        .containsExactly("Female", "Féminin");
    assertThat(tree(fields.get("city")).findValuesAsText("language")).containsExactly("eng", "fra");
  }

  @Test
  void aSecondNameInTheSameLanguageDoesNotDoubleItsEntries() throws Exception {
    birth.withArray("/child/name").addObject().put("language", "eng").put("given", "Again");
    Map<String, String> fields = assemble().packet().fields();
    for (String field : List.of("fullName", "gender", "city")) {
      assertThat(tree(fields.get(field)).findValuesAsText("language"))
          .containsExactly("eng", "fra");
    }
  }

  @Test
  void anEmptyFieldAndOneThatMayBeLeftOutIsAndTheSecondIsTold() throws Exception {
    birth.withObject("/contact").put("email", "");
    birth.withArray("/child/residence/lines").add("B");
    birth.withObject("/child/residence").put("postalCode", "140 22");
    Assembled assembled = assemble();
    assertThat(assembled.packet().fields())
        .doesNotContainKeys("email", "addressLine2", "postalCode", "introducerInfoToken");
    assertThat(assembled.packet().fields().values()).noneMatch(String::isBlank);
    assertThat(assembled.leftOut())
        .containsExactlyInAnyOrder(
            new PacketFault("addressLine2", "/child/residence/lines/1", Kind.INVALID),
            new PacketFault("postalCode", "/child/residence/postalCode", Kind.INVALID));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0970000001, 0970000001",
    "+260970000001, 0970000001",
    "+260 97 000-0001, 0970000001",
    "00260970000001, 0970000001",
    "+260 (0)97 0000001, 0970000001",
    "260970000001, 0970000001"
  })
  void aPhoneTravelsAsItIsDialledInTheCountry(String given, String sent) throws Exception {
    birth.withObject("/contact").put("phone", given);
    Assembled assembled = assemble();
    assertThat(assembled.packet().fields()).containsEntry("phone", sent);
    assertThat(assembler.contactOf(birth).orElseThrow().phone()).isEqualTo(sent);
    assertThat(assembled.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+260 97 12", "+44 20 7946 0000", "999", "---"})
  void aPhoneThatIsNoneOfTheCountryIsLeftOutAndTold(String given) throws Exception {
    birth.withObject("/contact").put("phone", given);
    Assembled assembled = assemble();
    assertThat(assembled.packet().fields()).doesNotContainKey("phone");
    assertThat(assembled.leftOut())
        .containsExactly(new PacketFault("phone", "/contact/phone", Kind.INVALID));
    assertThat(assembler.contactOf(birth)).isEmpty();
  }

  @Test
  void theContactHearsTheNameInItsLanguageAndOnlyIfItWantsMessages() {
    birth.withObject("/contact").put("language", "fra").put("email", "family@example.org");
    assertThat(assembler.contactOf(birth).orElseThrow().name()).isEqualTo("Zawadi Élise Phiri");
    assertThat(assembler.contactOf(birth).orElseThrow().email()).isEqualTo("family@example.org");
    assertThat(assembler.contactOf(death).orElseThrow().name()).isEqualTo("Moses Banda");
    birth.withObject("/consent").put("notifications", false);
    assertThat(assembler.contactOf(birth)).isEmpty();
  }

  @Test
  void aChildWithoutAnAddressLivesWhereItsMotherDoes() throws Exception {
    JsonNode home = ((ObjectNode) birth.path("child")).remove("residence");
    ((ObjectNode) birth.path("mother")).set("residence", home);
    assertThat(assemble().packet().fields()).containsKeys("addressLine1", "city", "zone");
  }

  @Test
  void aDocumentOfAKnownTypeTravelsUnderItsFieldAndOthersStay() throws Exception {
    Map<String, Packet.Document> documents = assemble(ShippedPack.papers()).packet().documents();
    assertThat(documents)
        .containsOnlyKeys("proofOfDateOfBirth", "proofOfIdentity", "proofOfRelationship");
    Packet.Document notification = documents.get("proofOfDateOfBirth");
    assertThat(Base64.getDecoder().decode(notification.document()))
        .asString()
        .isEqualTo("content 1");
    assertThat(notification)
        .extracting("value", "type", "format", "refNumber")
        .containsExactly(
            "proofOfDateOfBirth", "COB", "pdf", "00000000-0000-0007-0000-000000000001");
    assertThat(documents.get("proofOfIdentity").format()).isEqualTo("jpg");
  }

  @Test
  void ofTwoDocumentsForOneFieldTheNewestIsSentAndItIsTold() throws Exception {
    var papers =
        List.of(
            ShippedPack.paper(1, "PASSPORT", DocumentFormat.PDF),
            ShippedPack.paper(2, "IDENTITY_CARD", DocumentFormat.PNG));
    Assembled assembled = assemble(papers);
    assertThat(assembled.packet().documents().get("proofOfIdentity").format()).isEqualTo("png");
    assertThat(assembled.leftOut())
        .containsExactly(new PacketFault("proofOfIdentity", "/documents", Kind.SUPERSEDED));
  }

  @Test
  void aTokenTravelsUntilItExpiresAndIsThenLeftOutAndTold() throws Exception {
    String token = ShippedPack.token(ShippedPack.NOW.plusSeconds(1));
    birth.withObject("/informant").put("authenticationToken", token);
    assertThat(assemble().packet().fields()).containsEntry("introducerInfoToken", token);
    Assembled later =
        assembler.assemble(
            ShippedPack.row("CRVS_NEW"),
            "birth",
            birth,
            List.of(),
            ShippedPack.NOW.plus(Duration.ofSeconds(1)));
    assertThat(later.packet().fields()).doesNotContainKey("introducerInfoToken");
    assertThat(later.leftOut())
        .containsExactly(
            new PacketFault(
                "introducerInfoToken", "/informant/authenticationToken", Kind.TOKEN_EXPIRED));
  }

  @Test
  void aDeathNamesTheUinBeforeTheVidAndTheVidWhereThereIsNone() throws Exception {
    death
        .withObject("/informant")
        .put("authenticationToken", ShippedPack.token(ShippedPack.NOW.plusSeconds(60)));
    Map<String, String> fields = assembleDeath().packet().fields();
    assertThat(fields)
        .containsOnlyKeys(
            "UIN",
            "declaredAsDeceased",
            "deceasedDeclarationDate",
            "typeOfDeath",
            "deceasedInformer")
        .containsEntry("UIN", "2753910462")
        .containsEntry("declaredAsDeceased", "Y")
        .containsEntry("deceasedDeclarationDate", "2026/11/23")
        .containsEntry("typeOfDeath", "jurisdictional");
    death.withArray("/deceased/identifiers").remove(1);
    death.put("mannerOfDeath", "NATURAL");
    assertThat(assembleDeath().packet().fields())
        .containsEntry("UIN", "6183920475612344")
        .containsEntry("typeOfDeath", "natural");
  }

  @Test
  void theMetadataNameCentreMachineAndAnOfficerWhoWasAuthenticated() throws Exception {
    Packet packet = assemble().packet();
    assertThat(packet.refId()).isEqualTo("10001_10001");
    assertThat(packet.metaInfo())
        .containsEntry("registrationId", ShippedPack.RID)
        .containsEntry("creationDate", "2026-11-23T10:15:30.000Z")
        .containsEntry("capturedRegisteredDevices", "[]");
    assertThat(tree(packet.metaInfo().get("metaData")))
        .isEqualTo(
            tree(
                """
                [{"label":"registrationType","value":"CRVS_NEW"},
                 {"label":"centerId","value":"10001"},{"label":"machineId","value":"10001"}]"""));
    JsonNode operations = tree(packet.metaInfo().get("operationsData"));
    assertThat(operations.get(0).toString())
        .isEqualTo("{\"label\":\"officerId\",\"value\":\"crvs-officer\"}");
    assertThat(operations.get(1).path("value").asText()).isEqualTo("true");
    assertThat(packet.audits()).hasSize(1);
  }

  private Assembled assemble() throws PacketIncomplete {
    return assemble(List.of());
  }

  private Assembled assemble(List<Paper> papers) throws PacketIncomplete {
    return assembler.assemble(ShippedPack.row("CRVS_NEW"), "birth", birth, papers, ShippedPack.NOW);
  }

  private Assembled assembleDeath() throws PacketIncomplete {
    return assembler.assemble(
        ShippedPack.row("CRVS_DEATH"), "death", death, List.of(), ShippedPack.NOW);
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return ShippedPack.JSON.readTree(json);
  }
}
