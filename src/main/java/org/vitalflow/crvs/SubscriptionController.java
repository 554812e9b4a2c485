package org.vitalflow.crvs;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.JsonBody;
import org.vitalflow.registry.Milestone;

/** Where a client says that it wants to be told what becomes of its events. */
@RestController
@RequestMapping(path = "/api/v1/subscriptions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Subscriptions")
class SubscriptionController {
  private final Subscribing subscribing;
  private final SubscriptionTable subscriptions;
  private final SubscriptionBody bodies;
  private final DeliveryList deliveries;
  private final CrvsSettings settings;
  private final InstantSource clock;

  SubscriptionController(
      Subscribing subscribing,
      SubscriptionTable subscriptions,
      SubscriptionBody bodies,
      DeliveryList deliveries,
      CrvsSettings settings,
      InstantSource clock) {
    this.subscribing = subscribing;
    this.subscriptions = subscriptions;
    this.bodies = bodies;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is sent to subscribe. */
  @Schema(name = "NewSubscription", requiredProperties = "callback")
  private record Body(
      @Schema(description = "https, at a host and port that is allowed for the client")
          String callback,
      @Schema(description = "Left out: all") @Nullable List<Milestone> milestones,
      @Schema(description = "Left out: all") @Nullable List<String> types) {}

  /** What is sent to replay: one of the two. */
  @Schema(name = "Replay")
  private record Replay(@Nullable Instant from, @Nullable UUID delivery) {}

  /** How many messages are told once more. */
  @Schema(name = "Replayed")
  record Replayed(int deliveries) {}

  /** All subscriptions of a client. */
  @Schema(name = "Subscriptions")
  record Items(List<SubscriptionView> items) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Subscribe to what becomes of one's events",
      description =
          """
          The callback is asked by `GET <callback>?challenge=…&subscription=…` and must answer 200 with the challenge as \
          its body; then it is told each milestone by a POST with the headers `VitalFlow-Id` (the same at each attempt) \
          and `VitalFlow-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`, keyed by the secret. What is not \
          answered 2xx is told again for days, in the order of each event.""")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Body.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Made; Location names it, and only this answer has the secret",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  ResponseEntity<SubscriptionView> subscribe(
      @Parameter(hidden = true) InputStream in, @AuthenticationPrincipal Jwt token)
      throws IOException {
    Caller caller = Caller.ofCrvs(token);
    SubscriptionBody.Wanted wanted =
        bodies.read(
            JsonBody.read(in, "INVALID_SUBSCRIPTION", "The body is not a subscription."),
            caller.client());
    SubscriptionView made = subscribing.add(caller.client(), wanted);
    return ResponseEntity.created(URI.create("/api/v1/subscriptions/" + made.id())).body(made);
  }

  @GetMapping
  @Operation(summary = "List one's subscriptions, the oldest first")
  Items list(@AuthenticationPrincipal Jwt token) {
    return new Items(
        subscriptions.of(Caller.ofCrvs(token).client()).stream()
            .map(SubscriptionView::of)
            .toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "See a subscription")
  SubscriptionView get(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    return SubscriptionView.of(own(id, token));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End a subscription, with all that was not told yet")
  void delete(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    subscriptions.delete(own(id, token).id());
  }

  @PostMapping("/{id}/verification")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Ask the callback once more whether it wants this",
      description =
          "Wakes a paused subscription; what waited meanwhile is told. An active one stays as it is.")
  SubscriptionView verify(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    Subscription subscription = own(id, token);
    subscribing.verifyAgain(subscription.id());
    return get(id, token);
  }

  @PostMapping(path = "/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Be told once more: all since a time, or one delivery",
      description =
          "Also what came true before the subscription was made. Each keeps its VitalFlow-Id.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Replay.class)))
  Replayed replay(
      @PathVariable String id,
      @Parameter(hidden = true) InputStream in,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    Subscription subscription = own(id, token);
    ReplayBody what =
        ReplayBody.read(
            JsonBody.read(in, "INVALID_REPLAY", "The body says nothing to replay."),
            clock.instant(),
            settings.keep());
    return new Replayed(subscribing.replay(subscription.id(), what));
  }

  @GetMapping("/{id}/deliveries")
  @Operation(summary = "See what was told and what waits, the newest first")
  @Parameter(
      in = ParameterIn.QUERY,
      name = "status",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"WAITING", "DELIVERED", "DEAD"}))
  @Parameter(in = ParameterIn.QUERY, name = "page", schema = @Schema(type = "integer"))
  @Parameter(in = ParameterIn.QUERY, name = "size", schema = @Schema(type = "integer"))
  DeliveryList.Page deliveries(
      @PathVariable String id,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Jwt token) {
    return deliveries.of(own(id, token).id(), DeliverySearch.of(parameters));
  }

  private Subscription own(String id, Jwt token) {
    return subscribing.own(id, Caller.ofCrvs(token).client());
  }
}
