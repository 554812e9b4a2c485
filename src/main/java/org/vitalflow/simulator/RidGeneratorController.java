package org.vitalflow.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's RID generator: a GET that burns a number each time it is called. */
@RestController
class RidGeneratorController {
  private static final int LENGTH = 5;
  private static final int HIGHEST = 99_999;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final Store store;

  RidGeneratorController(Store store) {
    this.store = store;
  }

  /** Whether there is such a centre or machine is not asked, only how long their ids are. */
  @GetMapping("/v1/ridgenerator/generate/rid/{centre}/{machine}")
  Envelope generate(@PathVariable String centre, @PathVariable String machine) {
    if (centre.length() != LENGTH || machine.length() != LENGTH) {
      return Envelope.error(
          null, null, "KER-RIG-003", "Center id or machine id has a wrong length");
    }
    String key = centre + machine;
    int number =
        store.change(
            change -> {
              int last = store.sequences.find(key).map(Rows.Sequence::last).orElse(0);
              int next = last % HIGHEST + 1;
              change.put(store.sequences, key, new Rows.Sequence(next));
              return next;
            });
    String rid = key + "%05d".formatted(number) + TIME.format(Instant.now());
    return new Envelope(null, null, Envelope.time(Instant.now()), null, Map.of("rid", rid), null);
  }
}
