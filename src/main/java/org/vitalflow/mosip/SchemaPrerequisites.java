package org.vitalflow.mosip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;
import org.vitalflow.platform.Country;

/**
 * Whether the pack's ID schema is the one MOSIP has under that version: MOSIP stores by ours and
 * validates by its own.
 */
@Component
class SchemaPrerequisites implements Prerequisites {
  private static final int NAMED = 10;

  private final MasterData data;
  private final Country country;
  private final ObjectMapper json;
  private final JsonNode ours;

  SchemaPrerequisites(
      MasterData data,
      Country country,
      ObjectMapper json,
      @Value("classpath:country/id-schema.json") Resource schema)
      throws IOException {
    this.data = data;
    this.country = country;
    this.json = json;
    this.ours = json.readTree(schema.getContentAsByteArray());
  }

  @Override
  public Map<Code, Check> checks() {
    return Map.of(Code.SCHEMA, () -> List.of(schema()));
  }

  private Line schema() throws MosipRefused {
    if (!data.isGranted()) {
      return Line.notSet(Code.SCHEMA, Api.MASTER_DATA);
    }
    String version = country.mosip().schemaVersion();
    try {
      Optional<String> theirs = data.schema(version);
      return theirs.isPresent()
          ? compared(version, json.readTree(theirs.get()))
          : Line.wrong(
              Code.SCHEMA,
              version,
              "MOSIP has published no ID schema of this version: set country.mosip.schema-version in country.yml to one it has, or have ours published");
    } catch (MosipNotGranted e) {
      return new Line(Code.SCHEMA, version, State.NOT_GRANTED, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      return Line.wrong(Code.SCHEMA, version, "MOSIP's ID schema of this version is not JSON");
    }
  }

  private Line compared(String version, JsonNode theirs) {
    return theirs.equals(ours)
        ? Line.ok(Code.SCHEMA)
        : Line.wrong(
            Code.SCHEMA,
            version,
            "country/id-schema.json is not what MOSIP has under this version; MOSIP validates by its own: put MOSIP's into the country pack. Different: "
                + different(theirs));
  }

  private String different(JsonNode theirs) {
    JsonNode here = ours.at("/properties/identity/properties");
    JsonNode there = theirs.at("/properties/identity/properties");
    Set<String> names = new TreeSet<>();
    here.fieldNames().forEachRemaining(names::add);
    there.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> here.path(name).equals(there.path(name)));
    return names.isEmpty()
        ? "what stands outside the fields"
        : String.join(", ", names.stream().limit(NAMED).toList());
  }
}
