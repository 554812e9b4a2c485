package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Stands before MOSIP's endpoints: keeps each call for a RID, and lets the faults happen. */
@Component
@Order(-200)
class CallFilter extends OncePerRequestFilter {
  private static final Duration NEVER = Duration.ofMinutes(10);

  /** A caller that only tries whether it is let in: no packet of anybody, so none is counted. */
  private static final String NO_CENTRE = "00000";

  private static final Set<Effect> OF_TOKENS = EnumSet.of(Effect.HTTP_500, Effect.TIMEOUT);

  private final Calls calls;
  private final Faults faults;
  private final CookieGate gate;
  private final ObjectMapper json;

  CallFilter(Calls calls, Faults faults, CookieGate gate, ObjectMapper json) {
    this.calls = calls;
    this.faults = faults;
    this.gate = gate;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return placeOf(request) == null;
  }

  private static @Nullable Place placeOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    return switch (request.getMethod()) {
      case "PUT" -> path.endsWith("/packetmanager/createPacket") ? Place.CREATE_PACKET : null;
      case "POST" ->
          path.endsWith("/workflowmanager/workflowinstance")
              ? Place.TRIGGER
              : path.contains("/v1/registrationstatus/")
                  ? Place.STATUS
                  : path.endsWith("/openid-connect/token")
                          || path.equals(AuthManagerController.LOGIN)
                      ? Place.TOKEN
                      : null;
      case "GET" -> path.contains("/v1/registrationtransaction/") ? Place.STATUS : null;
      default -> null;
    };
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Place place = placeOf(request);
    if (place == Place.TOKEN) {
      perhaps(faults.take(place, OF_TOKENS, Subject.NONE), place, request, response, chain);
    } else if (place != null) {
      var read = new ReadRequest(request);
      JsonNode called = tree(read.text()).path("request");
      List<String> rids = ridsOf(place, called, request);
      if (!rids.isEmpty() && rids.stream().allMatch(rid -> rid.startsWith(NO_CENTRE))) {
        chain.doFilter(read, response);
        return;
      }
      if (place != Place.STATUS && !rids.isEmpty()) {
        calls.came(place, rids.get(0), read);
      }
      Subject subject = subjectOf(place, rids, called);
      perhaps(faults.take(place, Effect.OF_CALLS, subject), place, read, response, chain);
    }
  }

  private Subject subjectOf(Place place, List<String> rids, JsonNode called) {
    if (place != Place.CREATE_PACKET) {
      return faults.subjectOf(rids);
    }
    List<String> values = new ArrayList<>();
    called.path("fields").forEach(value -> values.add(value.asText()));
    return new Subject(rids, values);
  }

  private static List<String> ridsOf(Place place, JsonNode called, HttpServletRequest request) {
    String path = request.getRequestURI();
    List<String> rids = new ArrayList<>();
    switch (place) {
      case CREATE_PACKET -> rids.add(called.path("id").asText(""));
      case TRIGGER -> rids.add(called.path("registrationId").asText(""));
      default -> {
        rids.add(
            request.getMethod().equals("GET") ? path.substring(path.lastIndexOf('/') + 1) : "");
        called.forEach(one -> rids.add(one.path("registrationId").asText("")));
      }
    }
    rids.removeIf(String::isEmpty);
    return rids;
  }

  private JsonNode tree(String text) {
    try {
      JsonNode tree = json.readTree(text);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private void perhaps(
      Optional<Fault> fault,
      Place place,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (fault.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    switch (fault.get().effect()) {
      case HTTP_400 -> response.sendError(400);
      case HTTP_500 -> response.sendError(500);
      case TIMEOUT -> hold(request, response);
      case UNAUTHORIZED -> gate.unauthorized(response, false);
      case FORBIDDEN -> gate.forbidden(response);
      case NOT_JSON ->
          CookieGate.write(response, 200, "text/html", "<html><body>Welcome</body></html>");
      case NULL_RESPONSE -> answer(response, Envelope.nothing(null, null));
      case ERRORS -> answer(response, Envelope.error(null, null, codeOf(place), "Unknown error"));
      case DONE_BUT_NO_ANSWER -> {
        chain.doFilter(request, new ContentCachingResponseWrapper(response));
        DropValve.drop(request);
      }
      case SLOW -> {
        sleep(fault.get().delay());
        chain.doFilter(request, response);
      }
      default -> chain.doFilter(request, response);
    }
  }

  private void answer(HttpServletResponse response, Envelope envelope) throws IOException {
    CookieGate.write(response, 200, "application/json", json.writeValueAsString(envelope));
  }

  private static String codeOf(Place place) {
    return switch (place) {
      case CREATE_PACKET -> "KER-PUT-028";
      case TRIGGER -> "RPR-WIS-000";
      default -> "RPR-RGS-015";
    };
  }

  /** Keeps the connection open without a thread, until long after any caller has given up. */
  private static void hold(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext held = request.startAsync(request, response);
    held.setTimeout(NEVER.toMillis());
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
