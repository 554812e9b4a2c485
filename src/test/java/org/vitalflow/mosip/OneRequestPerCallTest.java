package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Counted at the socket: what the server sees is what was sent, whatever a client library does by
 * itself.
 */
class OneRequestPerCallTest {
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static final StandIn mosip = new StandIn();
  private static ConfigurableApplicationContext context;

  /** Every call that the façades can make. */
  enum Call {
    CREATE("PUT /packetmanager/createPacket ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(PacketManager.class).create(Facades.PACKET);
      }
    },
    HAS("POST /packetmanager/info ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(PacketManager.class).has(Facades.RID);
      }
    },
    TRIGGER("POST /workflowmanager/workflowinstance ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(WorkflowManager.class).trigger(Facades.TRIGGER);
      }
    },
    STATUS("POST /registrationstatus/externalstatus/search ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(StatusService.class).of(List.of(Facades.RID));
      }
    },
    HISTORY("GET /registrationtransaction/search/" + Facades.RID + " ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(TransactionService.class).history(Facades.RID);
      }
    },
    WORKFLOW_SEARCH("POST /workflowmanager/workflow/search ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(WorkflowSearch.class).of(Facades.RID);
      }
    },
    IDENTITY("GET /identity/idvid/" + Facades.RID + " ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(IdentityByRid.class).exists(Facades.RID);
      }
    },
    CREDENTIAL_REQUEST("POST /credentialrequest/v2/requestgenerator/" + Facades.RID + " ") {
      @Override
      void make(ApplicationContext context) throws MosipRefused {
        context.getBean(CredentialRequests.class).request(Facades.RID);
      }
    };

    private final String line;

    Call(String line) {
      this.line = line;
    }

    abstract void make(ApplicationContext context) throws MosipRefused;
  }

  @BeforeAll
  static void start() {
    context = Wire.to(mosip.address());
  }

  @BeforeEach
  void asNew() {
    mosip.reset();
    context
        .getBean(CircuitBreakerRegistry.class)
        .getAllCircuitBreakers()
        .forEach(CircuitBreaker::reset);
    context.getBean(Tokens.class).forget("Authorization=the-token");
  }

  @AfterAll
  static void stop() throws IOException {
    context.close();
    mosip.close();
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedConnectionIsNotRepeated(Call call) {
    assertThatThrownBy(() -> call.make(context)).isInstanceOf(MosipUnavailable.class);
    assertThat(mosip.calls()).singleElement().asString().startsWith(call.line);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswer503WithRetryAfterIsNotRepeated(Call call) {
    mosip.api = (request, out) -> out.write(UNAVAILABLE);
    assertThatThrownBy(() -> call.make(context)).isInstanceOf(MosipUnavailable.class);
    assertThat(mosip.calls()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theTokenGoesAsTheOnlyCookieAndNeverAsABearer(Call call) {
    mosip.api =
        (request, out) ->
            out.write(
                "HTTP/1.1 503 No\r\nConnection: close\r\nSet-Cookie: Authorization=evil\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> call.make(context)).isInstanceOf(MosipUnavailable.class);
    assertThatThrownBy(() -> call.make(context)).isInstanceOf(MosipUnavailable.class);
    assertThat(mosip.calls())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(
                      request
                          .lines()
                          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("cookie:")))
                  .containsExactly("Cookie: Authorization=the-token");
              assertThat(request).doesNotContain("Bearer");
            });
  }

  @ParameterizedTest
  @EnumSource
  void noFailureRepeatsTheAddressOrTheUpstreamsWords(Call call) {
    mosip.api = (request, out) -> out.write(StandIn.http(500, "secret"));
    assertThatThrownBy(() -> call.make(context))
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("127.0.0.1")
        .hasMessageNotContaining(Facades.RID);
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectIsNotFollowedAndNamesTheSetting(Call call) {
    mosip.api =
        (request, out) ->
            out.write(
                "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> call.make(context))
        .hasMessageContaining("302")
        .hasMessageContaining("MOSIP_");
    assertThat(mosip.calls()).hasSize(1);
  }
}
