package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's identity service: what it holds of a person, in clear, by UIN, VID or RID. */
@RestController
class IdentityController {
  private static final String ID = "mosip.id.read";
  private static final String VERSION = "v1";

  private final Identities identities;
  private final ObjectMapper json;

  IdentityController(Identities identities, ObjectMapper json) {
    this.identities = identities;
    this.json = json;
  }

  /** A person stays ACTIVATED after a death, which MOSIP takes for an update. */
  @GetMapping("/idrepository/v1/identity/idvid/{id}")
  Envelope identity(@PathVariable String id) {
    return identities
        .find(id)
        .map(
            person -> {
              Map<String, @Nullable Object> response = new LinkedHashMap<>();
              response.put("status", "ACTIVATED");
              response.put("identity", identity(person));
              response.put("documents", List.of());
              response.put("verifiedAttributes", null);
              return Envelope.of(ID, VERSION, response, List.of());
            })
        .orElseGet(() -> Envelope.error(ID, VERSION, "IDR-IDC-007", "No Record(s) found"));
  }

  private Map<String, Object> identity(Rows.Identity person) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("IDSchemaVersion", MasterDataController.SCHEMA_VERSION);
    identity.put("UIN", person.uin());
    identities.fieldsOf(person).forEach((name, text) -> identity.putIfAbsent(name, value(text)));
    return identity;
  }

  private Object value(String text) {
    try {
      return text.startsWith("[") || text.startsWith("{") ? json.readTree(text) : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
