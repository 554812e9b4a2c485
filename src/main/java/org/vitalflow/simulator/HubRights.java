package org.vitalflow.simulator;

import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may hear and who may tell: by roles that follow from the topic (mosip-contract 5.2). */
@Component
class HubRights {
  private static final String COOKIE = "Authorization=";

  private final Tokens tokens;

  HubRights(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A topic {@code X/NAME} is heard by client X alone. */
  boolean mayHear(@Nullable String cookies, String topic) {
    int slash = topic.indexOf('/');
    String role = "SUBSCRIBE_" + topic.substring(slash + 1);
    return isHeldBy(
        cookies,
        slash < 0
            ? token -> token.roles().contains(role + "_GENERAL")
            : token ->
                token.user().equals(topic.substring(0, slash))
                    && token.roles().contains(role + "_INDIVIDUAL"));
  }

  boolean mayTell(@Nullable String cookies, String topic) {
    int slash = topic.indexOf('/');
    String role = "PUBLISH_" + topic.substring(slash + 1);
    return isHeldBy(
        cookies,
        token -> token.roles().contains(role + (slash < 0 ? "_GENERAL" : "_ALL_INDIVIDUAL")));
  }

  private boolean isHeldBy(@Nullable String cookies, Predicate<Tokens.Token> right) {
    return caller(cookies == null ? "" : cookies).filter(right).isPresent();
  }

  private Optional<Tokens.Token> caller(String cookies) {
    String text =
        Arrays.stream(cookies.split("; "))
            .filter(cookie -> cookie.startsWith(COOKIE))
            .map(cookie -> cookie.substring(COOKIE.length()))
            .findFirst()
            .orElse("");
    try {
      return tokens.read(text);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
