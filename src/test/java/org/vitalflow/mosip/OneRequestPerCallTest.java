package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Counted at the socket: what the server sees is what was sent, whatever a client library does by
 * itself.
 */
class OneRequestPerCallTest {
  private static final Packet PACKET =
      new Packet(
          "10001100010000120260101000000",
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

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private volatile String answerToPut = "";
  private ConfigurableApplicationContext context;
  private PacketManager packets;

  @BeforeEach
  void serverThatCounts() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "counting server");
    acceptor.setDaemon(true);
    acceptor.start();
    String base = "http://127.0.0.1:" + server.getLocalPort();
    context =
        new SpringApplicationBuilder(Clients.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "spring.config.name",
                    "application",
                    "MOSIP_TOKEN_URL",
                    base + "/token",
                    "MOSIP_PACKETMANAGER_URL",
                    base,
                    "MOSIP_WORKFLOWMANAGER_URL",
                    base,
                    "MOSIP_HUB_URL",
                    base + "/hub"))
            .properties(
                "MOSIP_CLIENT_ID=c",
                "MOSIP_CLIENT_SECRET=s",
                "MOSIP_CALLBACK_BASE_URL=x",
                "MOSIP_PARTNER_ID=c",
                "MOSIP_PARTNER_KEYSTORE=x",
                "MOSIP_PARTNER_KEYSTORE_PASSWORD=x",
                "MOSIP_WEBSUB_SECRET=x")
            .run();
    packets = context.getBean(PacketManager.class);
  }

  @AfterEach
  void stop() throws IOException {
    context.close();
    server.close();
  }

  @Test
  void aDroppedConnectionIsNotRepeated() {
    answerToPut = "";
    assertThatThrownBy(() -> packets.create(PACKET)).isInstanceOf(MosipUnavailable.class);
    assertThat(puts()).isEqualTo(1);
  }

  @Test
  void anAnswer503WithRetryAfterIsNotRepeated() {
    answerToPut = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
    assertThatThrownBy(() -> packets.create(PACKET)).isInstanceOf(MosipUnavailable.class);
    assertThat(puts()).isEqualTo(1);
  }

  @Test
  void theTokenGoesAsTheOnlyCookieAndNeverAsABearer() {
    answerToPut = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
    assertThatThrownBy(() -> packets.create(PACKET)).isInstanceOf(MosipUnavailable.class);
    String put =
        seen.stream().filter(request -> request.startsWith("PUT")).findFirst().orElseThrow();
    assertThat(
            put.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("cookie:")))
        .containsExactly("Cookie: Authorization=the-token");
    assertThat(put).doesNotContain("Bearer");
  }

  @Test
  void noFailureRepeatsTheAddressOrTheUpstreamsWords() {
    answerToPut = "HTTP/1.1 500 Oops\r\nContent-Length: 6\r\n\r\nsecret";
    assertThatThrownBy(() -> packets.create(PACKET))
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("127.0.0.1");
  }

  private long puts() {
    return seen.stream().filter(request -> request.startsWith("PUT")).count();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        String request = read(socket.getInputStream());
        seen.add(request);
        String answer = request.startsWith("PUT") ? answerToPut : token();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // the client hung up, or the test is over
      }
    }
  }

  private static String token() {
    String body = "{\"access_token\":\"the-token\",\"expires_in\":300,\"token_type\":\"Bearer\"}";
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    return head.toString();
  }

  @ImportAutoConfiguration({
    FeignAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CircuitBreakerAutoConfiguration.class,
    BulkheadAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    SimpleMetricsExportAutoConfiguration.class
  })
  @Import({MosipConfiguration.class, PacketManager.class, Calls.class, Remotes.class, Tokens.class})
  static class Clients {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }
  }
}
