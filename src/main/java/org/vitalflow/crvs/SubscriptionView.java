package org.vitalflow.crvs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its client sees it.
 *
 * @param milestones empty: all
 * @param types empty: all
 * @param reason what the callback did last that was not as it should be, as a code; null where all
 *     is well
 * @param secret signs the messages; shown once, when the subscription is made
 */
@Schema(name = "Subscription")
record SubscriptionView(
    UUID id,
    String callback,
    List<String> milestones,
    List<String> types,
    Subscription.State status,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant verifiedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static SubscriptionView of(Subscription subscription) {
    return of(subscription, null);
  }

  static SubscriptionView of(Subscription subscription, @Nullable String secret) {
    return new SubscriptionView(
        subscription.id(),
        subscription.callback(),
        subscription.milestones(),
        subscription.types(),
        subscription.state(),
        subscription.reason(),
        subscription.createdAt(),
        subscription.verifiedAt(),
        secret);
  }
}
