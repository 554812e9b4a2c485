package org.vitalflow.platform;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What browsers may do with our answers. Camunda's web apps under {@code /camunda} write a policy
 * of their own, with a nonce per page, which stands: a policy of ours is written only where none
 * is.
 */
final class Headers {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  // inline styles and data: images are what the API's description page needs beyond our own pages
  private static final String OURS_ALONE =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  private Headers() {}

  static void strict(HeadersConfigurer<HttpSecurity> headers) {
    policy(headers, NOTHING);
  }

  static void pages(HeadersConfigurer<HttpSecurity> headers) {
    policy(headers, OURS_ALONE);
  }

  private static void policy(HeadersConfigurer<HttpSecurity> headers, String content) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(content))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }
}
