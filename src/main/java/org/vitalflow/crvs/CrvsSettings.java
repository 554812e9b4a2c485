package org.vitalflow.crvs;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How those who sent events are told what becomes of them.
 *
 * @param hosts where each client may be told, as {@code client=host:port}; a port of {@code *} is
 *     any
 * @param networks addresses that are reached although they are no public ones, as {@code
 *     10.20.0.0/16}
 * @param https whether callbacks are called by https alone
 * @param firstGap between a failed attempt and the next; each one after is twice as long
 * @param longestGap between two attempts
 * @param giveUpAfter how long a milestone is tried; then it is dead until somebody replays it
 * @param keep how long what was delivered or is dead stays visible
 * @param most subscriptions of one client
 */
@ConfigurationProperties("vitalflow.crvs")
record CrvsSettings(
    List<String> hosts,
    List<String> networks,
    boolean https,
    Duration firstGap,
    Duration longestGap,
    Duration giveUpAfter,
    Duration keep,
    int most) {}
