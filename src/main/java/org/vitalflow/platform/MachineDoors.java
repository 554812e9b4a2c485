package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Who may come in without a login page: CRVS clients by token, and anybody where it is public. */
@Configuration(proxyBeanMethods = false)
class MachineDoors {
  /** Sessions of people do not count here: a browser cannot be made to call the API. */
  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, Refusals refusals) throws Exception {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(server -> bearer(server, refusals))
        .exceptionHandling(
            on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(on -> on.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(CsrfConfigurer::disable)
        .headers(Headers::strict)
        .build();
  }

  /** The words for anybody; the details go by role, of a session or of a token. */
  @Bean
  @Order(2)
  SecurityFilterChain health(HttpSecurity http, Refusals refusals) throws Exception {
    String[] open = {
      "/actuator/health",
      "/actuator/health/liveness",
      "/actuator/health/readiness",
      "/actuator/health/mosip"
    };
    return http.securityMatcher("/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(GET, open)
                    .permitAll()
                    .requestMatchers(HEAD, open)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(server -> bearer(server, refusals))
        .exceptionHandling(MachineDoors::notThere)
        .sessionManagement(on -> on.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .csrf(CsrfConfigurer::disable)
        .headers(Headers::strict)
        .build();
  }

  /** What is public: the certificate check, MOSIP's hub (signed), the API's description, styles. */
  @Bean
  @Order(3)
  SecurityFilterChain anybody(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            "/verify/**",
            "/websub/**",
            "/css/**",
            "/js/**",
            "/favicon.ico",
            "/v3/api-docs",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(on -> on.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(CsrfConfigurer::disable)
        .headers(Headers::pages)
        .build();
  }

  private static void bearer(
      OAuth2ResourceServerConfigurer<HttpSecurity> server, Refusals refusals) {
    server.jwt(jwt -> {}).authenticationEntryPoint(refusals).accessDeniedHandler(refusals);
    server.withObjectPostProcessor(
        new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
          @Override
          public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
            // the default throws when the issuer is down, past everything that could answer
            filter.setAuthenticationFailureHandler(refusals::commence);
            return filter;
          }
        });
  }

  /** What is closed to everybody answers as if it did not exist. */
  private static void notThere(ExceptionHandlingConfigurer<HttpSecurity> on) {
    on.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
        .accessDeniedHandler(
            (request, response, failure) -> response.setStatus(HttpStatus.NOT_FOUND.value()));
  }
}
