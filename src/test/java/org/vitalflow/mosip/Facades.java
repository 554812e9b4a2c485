package org.vitalflow.mosip;

import feign.Request;
import feign.Response;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.util.MultiValueMap;

/** The façades without a wire: a test says what MOSIP answers, and sees what it was asked. */
final class Facades {
  static final String RID = "10001100010000120260101000000";
  static final String OTHER_RID = "10001100010000220260101000000";

  static final Packet PACKET =
      new Packet(
          RID,
          "10001_10001",
          false,
          "CRVS_NEW",
          "CRVS1",
          "0.3",
          "{}",
          Map.of(),
          Map.of(),
          Map.of(),
          List.of());
  static final Trigger TRIGGER = new Trigger(RID, "CRVS_NEW", "CRVS1", "", null);

  final List<String> cookies = new ArrayList<>();
  final List<MosipRequest> requests = new ArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Tokens tokens;
  final Calls calls;
  final PacketManager packets;
  final WorkflowManager workflows;
  final StatusService status;
  final TransactionService transactions;
  final WorkflowSearch search;
  final IdentityByRid identities;
  final CredentialRequests credentials;
  Supplier<Response> token = () -> said(200, "{\"access_token\":\"t\",\"expires_in\":300}");
  Function<String, Response> api = cookie -> said(500, "");

  Facades(InstantSource clock) {
    this(clock, settings("x"));
  }

  Facades(InstantSource clock, MosipSettings settings) {
    // a table of failures must not open a circuit on the way
    var closed = CircuitBreakerConfig.custom().minimumNumberOfCalls(Integer.MAX_VALUE).build();
    var remotes =
        new Remotes(CircuitBreakerRegistry.of(closed), BulkheadRegistry.ofDefaults(), meters);
    TokenClient tokenClient =
        new TokenClient() {
          @Override
          public Response token(MultiValueMap<String, String> form) {
            return token.get();
          }
        };
    tokens = new Tokens(tokenClient, settings, remotes, clock);
    calls = new Calls(tokens, remotes, settings);
    packets =
        new PacketManager(
            new PacketManagerClient() {
              @Override
              public Response createPacket(String cookie, MosipRequest request) {
                return asked(cookie, request);
              }

              @Override
              public Response info(String cookie, MosipRequest request) {
                return asked(cookie, request);
              }
            },
            calls,
            clock);
    workflows = new WorkflowManager(this::asked, calls, clock);
    status = new StatusService(this::asked, calls, settings, clock);
    transactions = new TransactionService((cookie, rid) -> asked(cookie), calls, settings);
    String optional = settings.statusUrl();
    var recovery = new RecoverySettings(optional, !optional.isEmpty(), "vercred");
    search = new WorkflowSearch(this::asked, transactions, calls, recovery, clock);
    identities = new IdentityByRid((cookie, rid) -> asked(cookie), calls, recovery);
    credentials =
        new CredentialRequests(
            new CredentialRequestClient() {
              @Override
              public Response requestAs(String cookie, String rid, MosipRequest request) {
                return asked(cookie, request);
              }

              @Override
              public Response request(String cookie, MosipRequest request) {
                return asked(cookie, request);
              }
            },
            calls,
            settings,
            recovery,
            clock);
  }

  private Response asked(String cookie, MosipRequest request) {
    requests.add(request);
    return asked(cookie);
  }

  private Response asked(String cookie) {
    cookies.add(cookie);
    return api.apply(cookie);
  }

  /**
   * @param optional the address of the services that an operator may not grant
   */
  static MosipSettings settings(String optional) {
    return new MosipSettings(
        "http://token.invalid",
        "crvs",
        "a-secret",
        "x",
        "x",
        optional,
        optional,
        optional,
        optional,
        "x",
        List.of(),
        "x",
        "crvs",
        Path.of("x"),
        "x",
        "x",
        "",
        false,
        false,
        Duration.ofMinutes(15));
  }

  static Response said(int status, String body) {
    return said(status, body.getBytes(StandardCharsets.UTF_8));
  }

  static Response said(int status, byte[] body) {
    var request =
        Request.create(
            Request.HttpMethod.GET,
            "http://secret.invalid",
            Map.of(),
            null,
            StandardCharsets.UTF_8,
            null);
    return Response.builder().status(status).request(request).headers(Map.of()).body(body).build();
  }
}
