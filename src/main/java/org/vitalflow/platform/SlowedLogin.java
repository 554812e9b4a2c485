package org.vitalflow.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Makes guessing of passwords slow: after five wrong ones for a name from one address, each further
 * one doubles a pause in which even the right one is refused. One address cannot lock out another.
 */
class SlowedLogin implements AuthenticationProvider {
  private static final int FREE_ATTEMPTS = 5;
  private static final int LONGEST_PAUSE_SECONDS = 60;
  private static final Duration FORGET_AFTER = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, Instant last) {
    Instant pausedUntil() {
      int beyond = Math.min(count - FREE_ATTEMPTS, 6);
      return beyond < 0 ? last : last.plusSeconds(Math.min(1L << beyond, LONGEST_PAUSE_SECONDS));
    }
  }

  private final AuthenticationProvider passwords;
  private final InstantSource clock;
  private final ConcurrentMap<String, Failures> failures = new ConcurrentHashMap<>();

  SlowedLogin(AuthenticationProvider passwords, InstantSource clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String who = who(attempt);
    Failures before = failures.get(who);
    if (before != null && clock.instant().isBefore(before.pausedUntil())) {
      throw new LockedException("Too many wrong passwords");
    }
    try {
      Authentication person = passwords.authenticate(attempt);
      failures.remove(who);
      return person;
    } catch (BadCredentialsException e) {
      failed(who);
      throw e;
    }
  }

  private void failed(String who) {
    Instant now = clock.instant();
    if (failures.size() >= REMEMBERED) {
      failures.values().removeIf(old -> old.last().plus(FORGET_AFTER).isBefore(now));
    }
    failures.merge(
        who,
        new Failures(1, now),
        (old, first) ->
            old.last().plus(FORGET_AFTER).isBefore(now)
                ? first
                : new Failures(old.count() + 1, now));
  }

  private static String who(Authentication attempt) {
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    return attempt.getName() + " " + address;
  }

  @Override
  public boolean supports(Class<?> kind) {
    return passwords.supports(kind);
  }
}
