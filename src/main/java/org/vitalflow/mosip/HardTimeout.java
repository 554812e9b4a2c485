package org.vitalflow.mosip;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Ends a call that takes longer than its connect and read timeouts together. A socket's own timeout
 * begins anew with every byte, so an answer that trickles would hold its caller for ever.
 */
class HardTimeout implements ExecChainHandler {
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    RequestConfig config = scope.clientContext.getRequestConfigOrDefault();
    ExecRuntime runtime = scope.execRuntime;
    // Feign sets both for each call
    long limit =
        config.getConnectTimeout().toMilliseconds() + config.getResponseTimeout().toMilliseconds();
    // no need to call it off: a runtime that is done has nothing left to discard
    CompletableFuture.delayedExecutor(limit, TimeUnit.MILLISECONDS)
        .execute(runtime::discardEndpoint);
    return chain.proceed(request, scope);
  }
}
