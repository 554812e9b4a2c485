package org.vitalflow.simulator;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's transaction service: each stage a packet has been through, and why one refused it. */
@RestController
class TransactionController {
  private static final String ID = "mosip.registration.transaction";
  private static final String VERSION = "1.0";

  private final Store store;

  TransactionController(Store store) {
    this.store = store;
  }

  @GetMapping("/registrationprocessor/v1/registrationtransaction/search/{rid}")
  Envelope history(@PathVariable String rid) {
    return store
        .workflows
        .find(rid)
        .map(flow -> History.of(flow, store.packets.has(rid)))
        .map(steps -> Envelope.of(ID, VERSION, steps, List.of()))
        .orElseGet(() -> Envelope.error(ID, VERSION, "RPR-RTS-001", "RID Not Found"));
  }
}
