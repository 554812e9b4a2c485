package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Country;

/**
 * MOSIP's master data, read-only, where its operator grants it. Each method gives what MOSIP holds,
 * or nothing where it knows no such thing.
 */
@Component
class MasterData {
  private static final Set<String> UNKNOWN =
      Set.of(
          "KER-SCH-007", "KER-SCH-008", "KER-MSD-215", "KER-MSD-030", "KER-USR-003", "KER-MSD-038");

  private final MasterDataClient client;
  private final Calls calls;
  private final MosipSettings settings;
  private final Country country;
  private final InstantSource clock;

  MasterData(
      MasterDataClient client,
      Calls calls,
      MosipSettings settings,
      Country country,
      InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
    this.country = country;
    this.clock = clock;
  }

  /** Whether there is master data to ask for ({@code MOSIP_MASTERDATA_URL}). */
  boolean isGranted() {
    return !settings.masterdataUrl().isEmpty();
  }

  /** The published ID schema of this version, as the text MOSIP validates with. */
  Optional<String> schema(String version) throws MosipRefused {
    return ask("schema " + version, cookie -> client.schema(cookie, version))
        .map(response -> response.path("schemaJson").asText(""));
  }

  /** A registration centre. */
  Optional<JsonNode> centre(String centre) throws MosipRefused {
    String language = country.languages().get(0);
    return first(
        "registrationCenters",
        ask("centre " + centre, cookie -> client.centre(cookie, centre, language)));
  }

  /** A machine, with the centre it belongs to. */
  Optional<JsonNode> machine(String machine) throws MosipRefused {
    return first("machines", ask("machine", cookie -> client.machine(cookie, machine)));
  }

  /** An officer as of now. */
  Optional<JsonNode> officer(String officer) throws MosipRefused {
    return first("userResponseDto", ask("officer", c -> client.officer(c, officer, now())));
  }

  /** That the officer works at the machine in the centre, as of now. */
  Optional<JsonNode> mapping(Country.Office office) throws MosipRefused {
    return first(
        "registrationCenters",
        ask(
            "mapping",
            cookie ->
                client.mapping(
                    cookie, now(), office.centre(), office.machine(), office.officer())));
  }

  private String now() {
    return MosipTime.of(clock.instant());
  }

  private static Optional<JsonNode> first(String list, Optional<JsonNode> response) {
    return response.map(all -> all.path(list).path(0)).filter(JsonNode::isObject);
  }

  private Optional<JsonNode> ask(String about, Function<String, Response> request)
      throws MosipRefused {
    MosipAnswer answer =
        calls.call(
            Api.MASTER_DATA,
            about,
            request,
            told ->
                told.response().isObject()
                    || told.errorCodes().stream().anyMatch(UNKNOWN::contains));
    return Optional.of(answer.response()).filter(JsonNode::isObject);
  }
}
