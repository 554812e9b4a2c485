package org.vitalflow.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a credential waits that is not inside its event; the partner fetches it with its token, as
 * often as its policy allows. The errors {@code DAT-SER-006} (used up) and {@code DAT-SER-008}
 * (unknown) come with HTTP 200, as MOSIP's data share has them in its source.
 */
@RestController
class DataShareController {
  private static final int FOR_EVER = -1;

  private final Store store;
  private final int port;
  private final int fetches;

  DataShareController(
      Store store, @Value("${server.port}") int port, SimulatorConfiguration.Settings settings) {
    this.store = store;
    this.port = port;
    this.fetches = settings.shareFetches();
  }

  /** Keeps the credential and gives its address. */
  String share(Store.Change change, Events.Credential credential) {
    String key = UUID.randomUUID().toString();
    change.put(
        store.shares, key, new Rows.Share(credential.encrypted(), credential.signature(), 0));
    return "http://localhost:%d/v1/datashare/get/policy/%s/%s"
        .formatted(port, Client.MOSIP_PARTNER, key);
  }

  /** The encrypted credential, with the signature of its clear text in a header. */
  @GetMapping("/v1/datashare/get/{policy}/{partner}/{key}")
  ResponseEntity<Object> get(@PathVariable String partner, @PathVariable String key) {
    Optional<Rows.Share> share =
        store.change(
            change -> {
              Optional<Rows.Share> found =
                  store.shares.find(key).filter(any -> partner.equals(Client.MOSIP_PARTNER));
              found
                  .filter(this::isLeft)
                  .ifPresent(one -> change.put(store.shares, key, one.once()));
              return found;
            });
    if (share.isEmpty()) {
      return error("DAT-SER-008", "Data share not found");
    }
    if (!isLeft(share.get())) {
      return error("DAT-SER-006", "Data share usuage expired");
    }
    return ResponseEntity.ok()
        .header("Signature", share.get().signature())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(share.get().credential().getBytes(StandardCharsets.US_ASCII));
  }

  private boolean isLeft(Rows.Share share) {
    return fetches == FOR_EVER || share.fetched() < fetches;
  }

  private static ResponseEntity<Object> error(String code, String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Envelope.error("mosip.data.share", "1.0", code, text));
  }
}
