package org.vitalflow.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The calls that came for each RID, with headers and text as received but for the token. */
@Component
class Calls {
  private static final String LEFT_OUT = "(left out)";

  private final Store store;

  Calls(Store store) {
    this.store = store;
  }

  void came(Place place, String rid, ReadRequest request) {
    Map<String, String> headers = headers(request);
    store.update(
        change -> {
          Rows.Counts counts = counts(rid);
          boolean created = place == Place.CREATE_PACKET;
          Rows.Counts now =
              created
                  ? new Rows.Counts(counts.created() + 1, counts.triggered())
                  : new Rows.Counts(counts.created(), counts.triggered() + 1);
          change.put(store.counts, rid, now);
          change.put(
              store.calls,
              rid + "#" + (now.created() + now.triggered()),
              new Rows.Call(place.word(), Instant.now(), headers, request.text()));
        });
  }

  Rows.Counts counts(String rid) {
    return store.counts.find(rid).orElse(new Rows.Counts(0, 0));
  }

  /** The calls for a RID, oldest first. */
  List<Rows.Call> of(String rid) {
    Rows.Counts counts = counts(rid);
    return IntStream.rangeClosed(1, counts.created() + counts.triggered())
        .mapToObj(n -> store.calls.find(rid + "#" + n).orElseThrow())
        .toList();
  }

  private static Map<String, String> headers(ReadRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String value = String.join(", ", Collections.list(request.getHeaders(name)));
      headers.put(
          name,
          switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "cookie" -> value.replaceAll("=[^;]*", "=" + LEFT_OUT);
            case "authorization" -> LEFT_OUT;
            default -> value;
          });
    }
    return headers;
  }
}
