package org.vitalflow.simulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Keycloak tells an unknown client from a wrong secret, in the error's name only. */
class RefusedClient implements AuthenticationFailureHandler {
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String id = clientId(request);
    boolean known = id != null && Client.find(id).isPresent();
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType("application/json");
    response
        .getWriter()
        .write(
            "{\"error\":\"%s\",\"error_description\":\"Invalid client or Invalid client credentials\"}"
                .formatted(known ? "unauthorized_client" : "invalid_client"));
  }

  private static @Nullable String clientId(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith("Basic ")) {
      return request.getParameter("client_id");
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
