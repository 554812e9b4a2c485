package org.vitalflow.crvs;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls callbacks, which are other people's machines: only at addresses that were checked, by no
 * proxy, following no redirect, within ten seconds altogether, and reading next to nothing of the
 * answer. Each call is one request on a connection of its own.
 */
@Component
class CallbackClient {
  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  private static final Timeout SILENCE = Timeout.ofSeconds(8);
  private static final long LONGEST_MILLIS = 10_000;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_OF_ANSWER = 1_024;
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final byte[] NOTHING = {};
  private static final ContentType JSON = ContentType.create("application/json");

  private final CloseableHttpClient http;
  private final long longestMillis;

  @Autowired
  CallbackClient(AddressGuard guard) {
    this(guard, InetAddress::getAllByName, LONGEST_MILLIS);
  }

  CallbackClient(AddressGuard guard, GuardedResolver.Lookup lookup, long longestMillis) {
    this.longestMillis = longestMillis;
    Http1Config limits =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(
                new GuardedResolver(
                    guard, lookup, Math.min(longestMillis, CONNECT.toMilliseconds())))
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(SILENCE)
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(SILENCE).build())
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE).build())
            .build();
    http =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            // said aloud: whatever the environment says of proxies does not count
            .setRoutePlanner(new DefaultRoutePlanner(null))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(SILENCE)
                    .setConnectionRequestTimeout(SILENCE)
                    .build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("VitalFlow")
            .build();
  }

  /** Asks the callback whether it wants this subscription; it is to answer the challenge. */
  Answer ask(URI callback, UUID subscription, String challenge) {
    String question = "challenge=" + challenge + "&subscription=" + subscription;
    String separator = callback.getRawQuery() == null ? "?" : "&";
    return call(new HttpGet(URI.create(callback + separator + question)), MOST_OF_ANSWER);
  }

  /** Brings a message; what the answer says beside its status is not read. */
  Answer tell(URI callback, UUID delivery, String signature, byte[] body) {
    var request = new HttpPost(callback);
    request.setHeader("VitalFlow-Id", delivery.toString());
    request.setHeader("VitalFlow-Signature", signature);
    request.setEntity(new ByteArrayEntity(body, JSON));
    return call(request, 0);
  }

  private Answer call(HttpUriRequestBase request, int most) {
    request.setHeader("Connection", "close");
    // a socket's own timeout begins anew with every byte; cancelling what is done does nothing
    CompletableFuture.delayedExecutor(longestMillis, TimeUnit.MILLISECONDS)
        .execute(request::cancel);
    try {
      ClassicHttpResponse response = http.executeOpen(null, request, null);
      int status = response.getCode();
      var answer = new Answer(Outcome.of(status), status, start(response, most));
      // closing would read the rest, however long that takes
      request.cancel();
      return answer;
    } catch (IOException | RuntimeException e) {
      return new Answer(request.isCancelled() ? Outcome.TIMEOUT : outcome(e), 0, NOTHING);
    }
  }

  private static byte[] start(ClassicHttpResponse response, int most) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null || most == 0) {
      return NOTHING;
    }
    InputStream content = entity.getContent();
    return content.readNBytes(most);
  }

  private static Outcome outcome(Exception e) {
    if (e instanceof GuardedResolver.AddressRefused) {
      return Outcome.ADDRESS_REFUSED;
    }
    if (e instanceof SSLException) {
      return Outcome.TLS;
    }
    return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)
        ? Outcome.TIMEOUT
        : Outcome.UNREACHABLE;
  }
}
