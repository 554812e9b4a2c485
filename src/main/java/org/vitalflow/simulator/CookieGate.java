package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets calls with a token in the cookie {@code Authorization} through, and answers the others as
 * the measured services do (mosip-contract 13), which is not always JSON.
 */
@Component
@Order(-250)
class CookieGate extends OncePerRequestFilter {
  private static final String NAME = "Authorization";
  private static final String HTML =
      "<!doctype html><html lang=\"en\"><head><title>HTTP Status 500</title></head>"
          + "<body><h1>HTTP Status 500 – Internal Server Error</h1></body></html>";

  private final Tokens tokens;
  private final List<String> audiences;
  private final ObjectMapper json;

  CookieGate(Tokens tokens, SimulatorConfiguration.Settings settings, ObjectMapper json) {
    this.tokens = tokens;
    this.audiences = settings.audiences();
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Service.of(request).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Service service = Service.of(request).orElseThrow();
    String header = request.getHeader(HttpHeaders.COOKIE);
    String text = service.isVertx() ? first(header) : anywhere(header);
    if (text == null || text.startsWith("Bearer ")) {
      unauthorized(response, text == null && !service.isVertx());
      return;
    }
    Optional<Tokens.Token> token;
    try {
      token = tokens.read(text);
    } catch (ParseException e) {
      garbage(response, service);
      return;
    }
    if (token.isEmpty()
        || (!service.isVertx() && !token.filter(t -> service.admits(t, audiences)).isPresent())) {
      unauthorized(response, false);
    } else if (!token
        .filter(t -> service.admits(t, audiences))
        .filter(service::hasRole)
        .isPresent()) {
      forbidden(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Vert.x takes whatever stands first; another cookie before the token spoils it. */
  private static @Nullable String first(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String text = header.replace(NAME + "=", "");
    int end = text.indexOf(';');
    return end < 0 ? text : text.substring(0, end);
  }

  private static @Nullable String anywhere(@Nullable String header) {
    if (header == null) {
      return null;
    }
    return Arrays.stream(header.split(";"))
        .map(pair -> pair.strip().split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].contains(NAME) && !pair[1].isEmpty())
        .map(pair -> pair[1])
        .findFirst()
        .orElse(null);
  }

  /** Without any token the Spring services write their answer twice. */
  void unauthorized(HttpServletResponse response, boolean twice) throws IOException {
    String body =
        json.writeValueAsString(Envelope.error(null, null, "KER-ATH-401", "Authentication Failed"));
    write(response, 401, "application/json", twice ? body + body : body);
  }

  void forbidden(HttpServletResponse response) throws IOException {
    String body = json.writeValueAsString(Envelope.error(null, null, "KER-ATH-403", "Forbidden"));
    write(response, 403, "application/json", body);
  }

  private void garbage(HttpServletResponse response, Service service) throws IOException {
    if (service.isVertx()) {
      String text = json.writeValueAsString("The token was expected to have 3 parts");
      write(response, 200, "application/json", text);
    } else {
      write(response, 500, "text/html", HTML);
    }
  }

  static void write(HttpServletResponse response, int status, String type, String body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
