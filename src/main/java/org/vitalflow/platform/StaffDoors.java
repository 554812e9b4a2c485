package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may come in with a session: staff, once for our pages, Tasklist, Cockpit and Admin alike. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({People.class, OidcLogin.class})
class StaffDoors {
  private static final String LOGIN = "/login";
  private static final RequestMatcher WEB_APP_API = withDefaults().matcher("/camunda/api/**");
  private static final RequestMatcher WEB_APP_LOGOUT =
      withDefaults().matcher(POST, "/camunda/api/admin/auth/user/default/logout");
  private static final RequestMatcher STAFF_PAGES =
      new OrRequestMatcher(
          withDefaults().matcher(GET, "/"),
          withDefaults().matcher("/camunda/**"),
          withDefaults().matcher("/desk/**"));

  /** Everything that no other chain names; what is not named here does not exist. */
  @Bean
  @Order(4)
  SecurityFilterChain staff(HttpSecurity http, People people, OidcLogin oidc, InstantSource clock)
      throws Exception {
    var visited = new HttpSessionRequestCache();
    visited.setRequestMatcher(
        new AndRequestMatcher(
            STAFF_PAGES,
            withDefaults().matcher(GET, "/**"),
            new NegatedRequestMatcher(WEB_APP_API)));
    http.authorizeHttpRequests(StaffDoors::rooms)
        .exceptionHandling(StaffDoors::refusals)
        .requestCache(cache -> cache.requestCache(visited))
        // Camunda's web apps have a token of their own
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**"))
        .headers(Headers::pages);
    if (oidc.configured()) {
      openIdConnect(http, oidc.registrations());
    } else {
      http.authenticationProvider(new SlowedLogin(passwords(people), clock))
          .formLogin(form -> form.loginPage(LOGIN).permitAll())
          .logout(
              logout ->
                  logout
                      .logoutRequestMatcher(
                          new OrRequestMatcher(
                              withDefaults().matcher(POST, "/logout"), WEB_APP_LOGOUT))
                      .deleteCookies("VITALFLOW"));
    }
    return http.build();
  }

  private static void rooms(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll()
        .requestMatchers(LOGIN)
        .permitAll()
        .requestMatchers("/camunda/api/admin/setup/**")
        .denyAll()
        .requestMatchers(STAFF_PAGES)
        .authenticated()
        .anyRequest()
        .denyAll();
  }

  private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> on) {
    HttpStatusEntryPoint notThere = new HttpStatusEntryPoint(HttpStatus.NOT_FOUND);
    on.defaultAuthenticationEntryPointFor(
            new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEB_APP_API)
        .defaultAuthenticationEntryPointFor(
            new LoginUrlAuthenticationEntryPoint(LOGIN), STAFF_PAGES)
        .defaultAuthenticationEntryPointFor(notThere, AnyRequestMatcher.INSTANCE);
  }

  private static DaoAuthenticationProvider passwords(People people) {
    return new DaoAuthenticationProvider(people.accounts());
  }

  private static void openIdConnect(HttpSecurity http, ClientRegistrationRepository registrations)
      throws Exception {
    var farewell = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    farewell.setPostLogoutRedirectUri("{baseUrl}/login?logout");
    http.oauth2Login(
            login ->
                login
                    .loginPage(LOGIN)
                    .clientRegistrationRepository(registrations)
                    .userInfoEndpoint(user -> user.userAuthoritiesMapper(OidcLogin::groups)))
        .logout(logout -> logout.logoutSuccessHandler(farewell));
  }
}
