package org.vitalflow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.vitalflow.packet.PacketFault.Kind;

/** What keeps a packet back is named by our forms' labels, and nothing of a person is. */
class PacketFaultsTest {
  private static final String TOKEN = "/informant/authenticationToken";

  private final ObjectNode birth = ShippedPack.event("birth-registered");
  private final PacketAssembler assembler = ShippedPack.assembler(TokenPolicy.SEND_WITHOUT);
  private final PacketFaultWords words =
      new PacketFaultWords(messages(), ShippedPack.pack(Map.of()));

  @Test
  void whatTheRecordLacksIsAllNamedInBothLanguages() {
    ((ObjectNode) birth.path("child")).remove("residence");
    PacketIncomplete incomplete = incomplete(assembler, birth);
    assertThat(incomplete.faults())
        .extracting(PacketFault::field)
        .containsExactly("addressLine1", "region", "province", "city", "zone");
    assertThat(words.sentences(incomplete.faults(), Locale.ENGLISH))
        .containsExactly(
            "Child, Address: MOSIP needs this.",
            "Child, Region: MOSIP needs this.",
            "Child, Province: MOSIP needs this.",
            "Child, Town or village: MOSIP needs this.",
            "Child, Zone: MOSIP needs this.");
    assertThat(words.sentences(incomplete.faults(), Locale.FRENCH))
        .contains("Enfant, Adresse: MOSIP en a besoin.");
  }

  @Test
  void whatIsMissingIsNamedWhereThisRecordHasTheRest() {
    ObjectNode home = (ObjectNode) ((ObjectNode) birth.path("child")).remove("residence");
    home.remove("city");
    ((ObjectNode) birth.path("mother")).set("residence", home);
    assertThat(incomplete(assembler, birth).faults())
        .containsExactly(new PacketFault("city", "/mother/residence/city", Kind.MISSING));
  }

  @Test
  void aNameOfTwoLettersIsForAPersonAndNamedInItsLanguagesPlace() {
    ArrayNode names = birth.withArray("/child/name");
    ((ObjectNode) names.get(1)).remove("given");
    ((ObjectNode) names.get(1)).put("family", "Ng");
    PacketIncomplete incomplete = incomplete(assembler, birth);
    assertThat(incomplete.faults())
        .containsExactly(new PacketFault("fullName", "/child/name/1/family", Kind.INVALID));
    assertThat(words.sentences(incomplete.faults(), Locale.ENGLISH))
        .containsExactly("Child, Name: MOSIP takes 3 to 50 characters here.");
    assertThat(words.sentences(incomplete.faults(), Locale.FRENCH))
        .containsExactly("Enfant, Nom: MOSIP accepte ici de 3 à 50 caractères.");
  }

  @Test
  void aRefusedValueThatMayNotBeLeftOutIsAFault() {
    birth.withObject("/child").put("dateOfBirth", "1850-01-01");
    assertThat(words.sentences(incomplete(assembler, birth).faults(), Locale.ENGLISH))
        .containsExactly("Child, Date of birth: MOSIP does not take this value.");
  }

  @Test
  void anExpiredTokenKeepsThePacketBackWhereTheCountryWantsSo() {
    String expired = ShippedPack.token(ShippedPack.NOW.minusSeconds(1));
    birth.withObject("/informant").put("authenticationToken", expired);
    PacketIncomplete again = incomplete(ShippedPack.assembler(TokenPolicy.REAUTHENTICATE), birth);
    assertThat(again.faults())
        .containsExactly(new PacketFault("introducerInfoToken", TOKEN, Kind.TOKEN_EXPIRED));
    assertThat(words.sentences(again.faults(), Locale.ENGLISH).get(0))
        .startsWith("Informant, Login with eSignet: ")
        .endsWith("must log in again.");
    PacketIncomplete held = incomplete(ShippedPack.assembler(TokenPolicy.HOLD), birth);
    assertThat(held.faults()).extracting(PacketFault::kind).containsExactly(Kind.TOKEN_HELD);
    assertThat(words.sentences(held.faults(), Locale.FRENCH).get(0))
        .startsWith("Déclarant, Connexion par eSignet: ");
  }

  @Test
  void aTokenThatCannotBeReadCountsAsExpired() {
    birth.withObject("/informant").put("authenticationToken", "no token at all");
    assertThat(incomplete(ShippedPack.assembler(TokenPolicy.REAUTHENTICATE), birth).faults())
        .extracting(PacketFault::kind)
        .containsExactly(Kind.TOKEN_EXPIRED);
  }

  @Test
  void aDeathWithoutAnIdentifierIsNamedByItsPlace() {
    ObjectNode death = ShippedPack.event("death-registered");
    ((ObjectNode) death.path("deceased")).remove("identifiers");
    PacketIncomplete incomplete =
        catchThrowableOfType(
            PacketIncomplete.class,
            () ->
                assembler.assemble(
                    ShippedPack.row("CRVS_DEATH"), "death", death, List.of(), ShippedPack.NOW));
    assertThat(words.sentences(incomplete.faults(), Locale.ENGLISH))
        .containsExactly("Deceased, Identifier: MOSIP needs this.");
  }

  @Test
  void theMessageKeepsTheFaultsForWhoeverReadsItLater() {
    ((ObjectNode) birth.at("/child/residence")).remove("city");
    PacketIncomplete incomplete = incomplete(assembler, birth);
    assertThat(incomplete).hasMessage("MISSING_FOR_MOSIP MISSING:city:/child/residence/city");
    assertThat(words.sentences(String.valueOf(incomplete.getMessage()), Locale.ENGLISH))
        .containsExactly("Child, Town or village: MOSIP needs this.");
  }

  @Test
  void everyKindHasASentenceInBothLanguages() {
    for (Kind kind : Kind.values()) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        assertThat(words.sentences(List.of(new PacketFault("phone", null, kind)), language))
            .singleElement()
            .asString()
            .startsWith("phone: ")
            .hasSizeGreaterThan(10);
      }
    }
    assertThat(
            words.sentences(List.of(new PacketFault("phone", null, Kind.MISSING)), Locale.FRENCH))
        .isNotEqualTo(
            words.sentences(List.of(new PacketFault("phone", null, Kind.MISSING)), Locale.ENGLISH));
  }

  @Test
  void noValueOfARecordStandsInAFaultOrAMessage() {
    var random = new Random(20261123);
    int kept = 0;
    for (int i = 0; i < 150; i++) {
      ObjectNode record = ShippedPack.event("birth-registered");
      record.withObject("/informant").put("authenticationToken", "x");
      var secrets = new ArrayList<String>();
      spoil(record, random, secrets);
      String told;
      try {
        told = assemble(assembler, record).leftOut().toString();
      } catch (PacketIncomplete incomplete) {
        told =
            incomplete
                + incomplete.faults().toString()
                + words.sentences(incomplete.faults(), Locale.ENGLISH);
        kept++;
      } catch (MappingFailed failed) {
        told = failed + String.valueOf(failed.getCause());
      }
      assertThat(secrets.stream().filter(told::contains)).as("values told").isEmpty();
    }
    assertThat(kept).isGreaterThan(25);
  }

  /** Replaces some leaves by values that can be known again, of all kinds that JSON has. */
  private static void spoil(JsonNode node, Random random, List<String> secrets) {
    if (node instanceof ObjectNode object) {
      for (String name : Judging.names(object)) {
        if (object.get(name).isContainerNode() && random.nextInt(12) > 0) {
          spoil(object.get(name), random, secrets);
        } else if (!name.equals("language") && random.nextInt(4) == 0) {
          String secret = "q" + Math.abs(random.nextLong());
          secrets.add(secret);
          switch (random.nextInt(5)) {
            case 0 -> object.put(name, "[" + secret);
            case 1 -> object.putArray(name).add(secret);
            case 2 -> object.putObject(name).put("value", secret);
            case 3 -> object.remove(name);
            default -> object.put(name, secret.repeat(1 + random.nextInt(4)));
          }
        }
      }
    }
    node.forEach(child -> spoil(child, random, secrets));
  }

  private static PacketIncomplete incomplete(PacketAssembler assembler, ObjectNode birth) {
    return catchThrowableOfType(PacketIncomplete.class, () -> assemble(assembler, birth));
  }

  private static Assembled assemble(PacketAssembler assembler, ObjectNode birth)
      throws PacketIncomplete {
    return assembler.assemble(
        ShippedPack.row("CRVS_NEW"), "birth", birth, List.of(), ShippedPack.NOW);
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
