package org.vitalflow.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP's requests for credentials (mosip-contract 9), by which a lost one is had again. Nothing of
 * a request is checked here; one that cannot be met is FAILED later.
 */
@RestController
@RequestMapping("/v1/credentialrequest")
class CredentialRequestController {
  private static final String ID = "mosip.credential.request.service.id";
  private static final String VERSION = "1.0";

  private final Store store;
  private final CredentialService credentials;

  CredentialRequestController(Store store, CredentialService credentials) {
    this.store = store;
    this.credentials = credentials;
  }

  /** What a partner asks for. */
  record Asked(@Nullable Request request) {
    /** MOSIP's members of it that matter here; the policy decides what is shared. */
    record Request(
        @Nullable String id,
        @Nullable String credentialType,
        @Nullable String issuer,
        @Nullable Map<String, Object> additionalData) {}
  }

  @PostMapping("/requestgenerator")
  Envelope create(@RequestBody Asked asked) {
    Asked.Request request = asked.request();
    if (request == null || request.id() == null || request.issuer() == null) {
      return error("IDR-CRG-005", "unknown exception");
    }
    return taken(UUID.randomUUID().toString(), request);
  }

  /** The same id again is the same request again. */
  @PostMapping("/v2/requestgenerator/{id}")
  Envelope create(@PathVariable String id, @RequestBody Asked asked) {
    return asked.request() == null
        ? error("IDR-CRG-005", "unknown exception")
        : taken(id, asked.request());
  }

  private Envelope taken(String id, Asked.Request asked) {
    Rows.CredentialRequest request =
        CredentialService.requested(
            id,
            String.valueOf(asked.id()),
            String.valueOf(asked.credentialType()),
            String.valueOf(asked.issuer()),
            asked.additionalData() == null ? Map.of() : asked.additionalData());
    store.update(change -> credentials.take(change, request));
    return answer(request);
  }

  @GetMapping("/get/{id}")
  Envelope get(@PathVariable String id) {
    return with(
        id,
        (change, request) -> {
          Map<String, @Nullable Object> status = new LinkedHashMap<>();
          status.put("id", request.subject());
          status.put("requestId", request.id());
          status.put("statusCode", request.status());
          status.put("url", request.url());
          return Envelope.of(ID, VERSION, status, null);
        });
  }

  @GetMapping("/cancel/{id}")
  Envelope cancel(@PathVariable String id) {
    return with(
        id,
        (change, request) -> {
          if (!request.status().equals("NEW")) {
            return error("IDR-CRG-004", "request id already processed");
          }
          change.put(
              store.credentialRequests, id, request.now("CANCELLED", "Cancel the request", null));
          return answer(request);
        });
  }

  @PutMapping("/retrigger/{id}")
  Envelope retrigger(@PathVariable String id) {
    return with(
        id,
        (change, request) -> {
          credentials.take(change, request.now("RETRY", "retrigger the request", null));
          return answer(request);
        });
  }

  /** One page of requests, 1 to a page unless said otherwise; the latest first. */
  @GetMapping("/getRequestIds")
  Envelope list(
      @RequestParam(defaultValue = "FAILED") String statusCode,
      @RequestParam(required = false) @Nullable String effectivedtimes,
      @RequestParam(defaultValue = "0") int pageNumber,
      @RequestParam(defaultValue = "1") int pageSize) {
    Instant since;
    try {
      since = effectivedtimes == null ? Instant.EPOCH : Instant.parse(effectivedtimes);
    } catch (DateTimeParseException e) {
      return error(
          "IDR-CRG-008", "Date Parsing Error format should be yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    }
    List<Rows.CredentialRequest> found =
        store.credentialRequests.values().stream()
            .filter(one -> one.status().equals(statusCode) && !one.updated().isBefore(since))
            .sorted(Comparator.comparing(Rows.CredentialRequest::updated).reversed())
            .toList();
    int size = Math.max(1, pageSize);
    List<Map<String, Object>> data =
        found.stream().skip((long) pageNumber * size).limit(size).map(this::view).toList();
    return data.isEmpty()
        ? error("IDR-CRG-009", "No records found")
        : Envelope.of(
            ID,
            VERSION,
            Map.of(
                "pageNo", pageNumber,
                "pageSize", size,
                "totalItems", found.size(),
                "totalPages", (found.size() + size - 1) / size,
                "data", data),
            null);
  }

  private Map<String, Object> view(Rows.CredentialRequest request) {
    return Map.of(
        "requestId", request.id(),
        "credentialType", request.type(),
        "partner", request.issuer(),
        "statusCode", request.status(),
        "statusComment", request.comment(),
        "createDateTime", Envelope.time(request.created()),
        "updateDateTime", Envelope.time(request.updated()));
  }

  private Envelope with(
      String id, BiFunction<Store.Change, Rows.CredentialRequest, Envelope> work) {
    return store.change(
        change ->
            store
                .credentialRequests
                .find(id)
                .map(request -> work.apply(change, request))
                .orElseGet(() -> error("IDR-CRG-003", "request id is not present")));
  }

  private static Envelope answer(Rows.CredentialRequest request) {
    return Envelope.of(
        ID, VERSION, Map.of("requestId", request.id(), "id", request.subject()), null);
  }

  private static Envelope error(String code, String text) {
    return Envelope.error(ID, VERSION, code, text);
  }
}
