package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** MOSIP's status service, where its operator grants it. */
@Component
public class StatusService {
  private static final int BATCH = 100;
  private static final String UNKNOWN_RID = "RPR-RGS-031";

  private final StatusClient client;
  private final Calls calls;
  private final MosipSettings settings;
  private final InstantSource clock;

  StatusService(StatusClient client, Calls calls, MosipSettings settings, InstantSource clock) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether there is a status service to ask ({@code MOSIP_STATUS_URL}). */
  public boolean isGranted() {
    return !settings.statusUrl().isEmpty();
  }

  /**
   * What MOSIP says of these RIDs now, asked a hundred at a time. A RID of which it says nothing is
   * not in the answer; where no status service is granted none is.
   */
  public Map<String, ExternalStatus> of(Collection<String> rids) throws MosipRefused {
    Map<String, ExternalStatus> said = new HashMap<>();
    if (isGranted()) {
      List<String> asked = rids.stream().distinct().toList();
      for (int from = 0; from < asked.size(); from += BATCH) {
        said.putAll(batch(asked.subList(from, Math.min(from + BATCH, asked.size()))));
      }
    }
    return said;
  }

  private Map<String, ExternalStatus> batch(List<String> rids) throws MosipRefused {
    for (String rid : rids) {
      Rids.check(rid);
    }
    var request =
        MosipRequest.of(
            "mosip.registration.external.status",
            "1.0",
            clock.instant(),
            rids.stream().map(rid -> Map.of("registrationId", rid)).toList());
    MosipAnswer answer =
        calls.call(
            Api.STATUS,
            "",
            cookie -> client.externalStatus(cookie, request),
            StatusService::isTold);
    return read(answer, new HashSet<>(rids));
  }

  /** RIDs that MOSIP does not know stand among the errors, and make no failure of the answer. */
  private static boolean isTold(MosipAnswer answer) {
    List<String> codes = answer.errorCodes();
    return answer.response().isArray()
        || (!codes.isEmpty() && codes.stream().allMatch(UNKNOWN_RID::equals));
  }

  private static Map<String, ExternalStatus> read(MosipAnswer answer, Set<String> asked) {
    Map<String, ExternalStatus> said = new HashMap<>();
    for (JsonNode error : answer.body().path("errors")) {
      String rid = error.path("registrationId").asText("");
      if (asked.contains(rid) && UNKNOWN_RID.equals(error.path("errorCode").asText())) {
        said.put(rid, ExternalStatus.UNKNOWN_RID);
      }
    }
    for (JsonNode one : answer.response()) {
      String rid = one.path("registrationId").asText("");
      String code = one.path("statusCode").asText("");
      if (asked.contains(rid) && !code.isEmpty()) {
        said.put(rid, ExternalStatus.of(code));
      }
    }
    return said;
  }
}
