package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One delivery of MOSIP's hub that comes fifty times at once. */
class FiftyCopiesIT {
  private static final int COPIES = 50;
  private static final String SECRET = "websub-demo-secret";

  private final Town town = RunningTown.town();
  private final TaskDesk desk = new TaskDesk();

  @AfterEach
  void noFaults() {
    town.clearFaults();
  }

  @Test
  void fiftyCopiesOfOneDeliveryAreFiftyThanksAndOneEffect() throws Exception {
    refusedOnce(copy -> "");
  }

  @Test
  void fiftyDeliveriesThatSayTheSameInOtherBytesAreOneEffectToo() throws Exception {
    refusedOnce(" "::repeat);
  }

  /** How a copy is padded, so that it is the same news in other bytes. */
  private interface Padding {
    String of(int copy);
  }

  private void refusedOnce(Padding padding) throws Exception {
    ObjectNode birth = Reports.named();
    town.fault(
        Map.of(
            "at", "process",
            "effect", "NEVER",
            "nameContains", birth.at("/child/name/0/given").asText()));
    String id = town.accept(birth);
    String rid =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> town.event(id).path("packets").path(0),
                packet -> packet.path("status").asText().equals("TRIGGERED"))
            .path("rid")
            .asText();
    String event =
        """
        {"instanceId":"%s","resultCode":"REJECTED","workflowType":"CRVS_NEW","errorCode":null}"""
            .formatted(rid);
    ExecutorService hub = Executors.newFixedThreadPool(COPIES);
    try {
      List<Callable<Integer>> copies =
          IntStream.range(0, COPIES)
              .<Callable<Integer>>mapToObj(copy -> () -> deliver(event + padding.of(copy)))
              .toList();
      for (Future<Integer> answer : hub.invokeAll(copies)) {
        assertThat(answer.get()).isEqualTo(202);
      }
    } finally {
      hub.shutdown();
    }
    JsonNode refused = town.until(id, "MOSIP_REFUSED");
    assertThat(refused.path("openTasks")).hasSize(1);
    assertThat(refused.path("packets")).hasSize(1);
    assertThat(desk.entries(id, "REJECTED")).hasSize(1);
  }

  private int deliver(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String digest = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    return town.send(
            HttpRequest.newBuilder(URI.create(town.base() + "/websub/completed"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature", "sha256=" + digest)
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }
}
