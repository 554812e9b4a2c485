package org.vitalflow.mosip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands, for those who watch over it.
 *
 * @param path the callback's path below {@code /websub/}
 * @param current whether it is the path of the present secret; another one is being left
 * @param asked when we last asked the hub for it
 * @param confirmed when the hub last said that it lives
 * @param lastDelivery when something last came by it, a few seconds sooner or later
 * @param refusal {@code NOT_AUTHORISED} where our client lacks the topic's role, {@code
 *     UNAVAILABLE} where the hub did not answer as it should; absent after a request that went well
 */
public record SubscriptionState(
    Topic topic,
    String path,
    boolean current,
    @Nullable Instant asked,
    @Nullable Instant confirmed,
    @Nullable Instant lastDelivery,
    @Nullable String refusal) {}
