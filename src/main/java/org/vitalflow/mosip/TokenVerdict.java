package org.vitalflow.mosip;

import java.util.regex.Pattern;

/**
 * Says of the token endpoint's answer whether it holds a token, and if not, what an operator must
 * change. Nothing of the answer is repeated.
 */
record TokenVerdict(String client) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*");
  private static final long DAY = 86_400;

  MosipAnswer judged(MosipAnswer answer) {
    return switch (answer.status()) {
      case 200 -> token(answer);
      case 400, 401, 403 -> throw refused(answer);
      case 404, 405 ->
          throw misconfigured(
              "HTTP %d: MOSIP_TOKEN_URL names no realm's token endpoint"
                  .formatted(answer.status()));
      default -> throw byClass(answer);
    };
  }

  private static MosipAnswer token(MosipAnswer answer) {
    if (answer.shape() != MosipAnswer.Shape.OBJECT) {
      throw unavailable(
          "200 with %s in place of a token; if this stays, see that MOSIP_TOKEN_URL is the token endpoint itself and no page before it"
              .formatted(answer.shape().words()));
    }
    if (!TOKEN.matcher(tokenOf(answer)).matches()) {
      throw unavailable(
          "200 without a token; if this stays, see that MOSIP_TOKEN_URL is the token endpoint itself");
    }
    if (lifeOf(answer) <= 0) {
      throw misconfigured(
          "the answer does not say for how long the token is good (expires_in); MOSIP_TOKEN_URL must be an OAuth 2.0 token endpoint that does");
    }
    return answer;
  }

  private MosipMisconfigured refused(MosipAnswer answer) {
    return switch (answer.body().path("error").asText("")) {
      case "invalid_client" ->
          misconfigured(
              "client `%s` is not known there, or its secret is wrong; see MOSIP_CLIENT_ID, then MOSIP_CLIENT_SECRET"
                  .formatted(client));
      case "unauthorized_client" ->
          misconfigured(
              "the secret of client `%s` is wrong (MOSIP_CLIENT_SECRET), or the client may not use client credentials"
                  .formatted(client));
      case "invalid_scope", "unsupported_grant_type", "invalid_request" ->
          misconfigured(
              "client `%s` cannot get a token by client credentials; MOSIP's operator allows it service accounts"
                  .formatted(client));
      default ->
          misconfigured(
              "HTTP %d: client `%s` is refused; see MOSIP_CLIENT_ID, MOSIP_CLIENT_SECRET and MOSIP_TOKEN_URL"
                  .formatted(answer.status(), client));
    };
  }

  private static MosipUnavailable byClass(MosipAnswer answer) {
    return answer.status() / 100 == 3
        ? misconfigured(
            "HTTP %d: MOSIP_TOKEN_URL leads elsewhere, and redirects are not followed"
                .formatted(answer.status()))
        : unavailable(
            "HTTP %d with %s in place of a token"
                .formatted(answer.status(), answer.shape().words()));
  }

  static String tokenOf(MosipAnswer answer) {
    return answer.body().path("access_token").asText("");
  }

  /** Seconds; 0 where the answer names none, a day at most. */
  static long lifeOf(MosipAnswer answer) {
    return Math.min(DAY, answer.body().path("expires_in").asLong(0));
  }

  private static MosipMisconfigured misconfigured(String what) {
    return new MosipMisconfigured("token: " + what);
  }

  private static MosipUnavailable unavailable(String what) {
    return new MosipUnavailable(
        "token: " + what + ". It is asked again; if this stays, ask MOSIP's operator");
  }
}
