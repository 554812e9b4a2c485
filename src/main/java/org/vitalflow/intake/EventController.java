package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.JsonBody;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;
import org.vitalflow.registry.Submission;

@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class EventController {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,64}");

  private final Taking taking;
  private final TakingBack takingBack;
  private final EventViews views;

  EventController(Taking taking, TakingBack takingBack, EventViews views) {
    this.taking = taking;
    this.takingBack = takingBack;
    this.views = views;
  }

  @PostMapping(path = "/{type}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Send an event",
      description =
          "The same key with the same body gives the first answer again. A refused request does not use its key up.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(ref = "#/components/schemas/birth")))
  @ApiResponse(
      responseCode = "202",
      description = "Taken; Location names the event",
      content = @Content(schema = @Schema(implementation = EventView.class)))
  ResponseEntity<EventView> post(
      @Parameter(schema = @Schema(allowableValues = {"birth", "death", "update"})) @PathVariable
          String type,
      @Parameter(description = "1 to 64 visible characters, the client's own", required = true)
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String key,
      @Parameter(hidden = true) InputStream in,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    EventType kind =
        EventType.of(type)
            .orElseThrow(
                () ->
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "EVENT_TYPE_UNKNOWN",
                        "There is no such type of events."));
    Caller caller = Caller.of(token);
    if (!caller.has(kind.role())) {
      throw Problem.of(
          HttpStatus.FORBIDDEN,
          "ROLE_MISSING",
          "To send this event, the client needs the role " + kind.role() + ".");
    }
    String idempotencyKey = valid(key);
    ObjectNode body = JsonBody.read(in);
    Event event =
        taking.take(new Submission(caller.client(), idempotencyKey, kind.path(), body), caller);
    return ResponseEntity.accepted()
        .location(URI.create(event.href()))
        .body(EventView.received(event));
  }

  @GetMapping("/{id}")
  @Operation(summary = "See an event")
  EventView get(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    return views.one(id, reader(token));
  }

  @GetMapping("/{id}/timeline")
  @Operation(summary = "See what happened to an event, oldest first")
  List<Journal.Entry> timeline(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    return views.timeline(id, reader(token));
  }

  @PostMapping(path = "/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Cancel an event that is not registered yet",
      description = "By who sent it. A second time changes nothing.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reason.class)))
  EventView cancel(
      @PathVariable String id,
      @Parameter(hidden = true) InputStream in,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    Caller caller = reader(token);
    takingBack.cancel(views.own(id, caller), JsonBody.read(in), caller.client());
    return views.one(id, caller);
  }

  @PostMapping(path = "/{id}/id-request/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Take the request for an identity back, until MOSIP is told to process it",
      description = "By who sent it. The event goes on to its certificate.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reason.class)))
  EventView withdraw(
      @PathVariable String id,
      @Parameter(hidden = true) InputStream in,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    Caller caller = reader(token);
    takingBack.withdraw(views.own(id, caller), JsonBody.read(in), caller.client());
    return views.one(id, caller);
  }

  /** Why something is taken back; kept sealed. */
  private record Reason(String reason) {}

  @GetMapping
  @Operation(
      summary = "Find events, the newest first",
      description = "One's own; all with CRVS_OPERATIONS_ROLE. All parameters given must match.")
  @Parameter(in = ParameterIn.QUERY, name = "trackingCode", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "rid", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "registrationNumber", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "crvsReference", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "status", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "type", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "office", schema = @Schema(type = "string"))
  @Parameter(in = ParameterIn.QUERY, name = "page", schema = @Schema(type = "integer"))
  @Parameter(in = ParameterIn.QUERY, name = "size", schema = @Schema(type = "integer"))
  EventViews.Page search(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Jwt token) {
    Caller caller = reader(token);
    return views.search(EventSearch.of(parameters), caller);
  }

  /** Any client of the CRVS side may read what is its own. */
  static Caller reader(Jwt token) {
    return Caller.ofCrvs(token);
  }

  private static String valid(@Nullable String key) {
    if (key == null) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "IDEMPOTENCY_KEY_MISSING",
          "The header Idempotency-Key is required.");
    }
    if (!KEY.matcher(key).matches()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "IDEMPOTENCY_KEY_INVALID",
          "The header Idempotency-Key must have 1 to 64 visible characters.");
    }
    return key;
  }
}
