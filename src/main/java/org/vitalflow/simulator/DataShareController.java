package org.vitalflow.simulator;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a credential waits that is not inside its event; the partner fetches it with its token. */
@RestController
class DataShareController {
  private final Store store;
  private final int port;

  DataShareController(
      Store store, @org.springframework.beans.factory.annotation.Value("${server.port}") int port) {
    this.store = store;
    this.port = port;
  }

  /** Keeps the credential and gives its address. */
  String share(Store.Change change, Events.Credential credential) {
    String key = UUID.randomUUID().toString();
    change.put(store.shares, key, new Rows.Share(credential.encrypted()));
    return "http://localhost:%d/v1/datashare/get/policy/%s/%s"
        .formatted(port, Client.MOSIP_PARTNER, key);
  }

  @GetMapping("/v1/datashare/get/{policy}/{partner}/{key}")
  ResponseEntity<String> get(@PathVariable String key) {
    return store
        .shares
        .find(key)
        .map(
            share -> ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(share.credential()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
