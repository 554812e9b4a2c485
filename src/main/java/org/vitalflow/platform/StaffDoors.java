package org.vitalflow.platform;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
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
  private static final RequestMatcher PAGES =
      new OrRequestMatcher(
          withDefaults().matcher(GET, "/"),
          withDefaults().matcher("/camunda/**"),
          withDefaults().matcher("/desk/**"));
  private static final RequestMatcher LOGOUT = withDefaults().matcher(POST, "/logout");
  private static final RequestMatcher WEB_APP_LOGOUT =
      withDefaults().matcher(POST, "/camunda/api/admin/auth/user/default/logout");

  /** Everything that no other chain names; what is not named here either does not exist. */
  @Bean
  @Order(4)
  SecurityFilterChain staff(HttpSecurity http, People people, OidcLogin oidc, InstantSource clock)
      throws Exception {
    http.authorizeHttpRequests(StaffDoors::rooms)
        .exceptionHandling(StaffDoors::refusals)
        .requestCache(cache -> cache.requestCache(wanted()))
        // Camunda's web apps have a token of their own
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**"))
        .logout(StaffDoors::leave)
        .headers(Headers::pages);
    if (oidc.configured()) {
      atProvider(http, oidc.registrations());
    } else if (!people.people().isEmpty()) {
      var passwords = new DaoAuthenticationProvider(people.accounts());
      http.authenticationProvider(new SlowedLogin(passwords, clock))
          .formLogin(form -> form.loginPage(LOGIN));
    }
    return http.build();
  }

  private static void rooms(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
    requests.requestMatchers(LOGIN).permitAll();
    WebAppDoors.open(requests);
    requests
        .requestMatchers("/desk/new/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::declares))
        .requestMatchers("/desk/notifications/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::tendsNotifications))
        .requestMatchers("/desk/stuck/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::watchesOver))
        .requestMatchers("/desk/reconciliation/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::reconciles))
        .requestMatchers("/desk/deliveries/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::mendsCases))
        .requestMatchers("/desk/**")
        .hasAnyAuthority(StaffRole.groups(StaffRole::seesNames));
    requests.requestMatchers(PAGES).authenticated().anyRequest().denyAll();
  }

  private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> on) {
    RequestMatcher known = new OrRequestMatcher(PAGES, LOGOUT, withDefaults().matcher(LOGIN));
    on.defaultAuthenticationEntryPointFor(
            new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEB_APP_API)
        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), PAGES)
        .defaultAuthenticationEntryPointFor(
            (request, response, failure) -> notThere(response), AnyRequestMatcher.INSTANCE)
        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), known)
        .defaultAccessDeniedHandlerFor(
            (request, response, failure) -> notThere(response), AnyRequestMatcher.INSTANCE);
  }

  private static void notThere(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.NOT_FOUND.value());
  }

  /** The page somebody wanted before the login came between; never a call of a web app. */
  private static RequestCache wanted() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        new AndRequestMatcher(
            PAGES, withDefaults().matcher(GET, "/**"), new NegatedRequestMatcher(WEB_APP_API)));
    return cache;
  }

  private static void leave(LogoutConfigurer<HttpSecurity> logout) {
    logout
        .logoutRequestMatcher(new OrRequestMatcher(LOGOUT, WEB_APP_LOGOUT))
        .logoutSuccessUrl(LOGIN + "?logout")
        .defaultLogoutSuccessHandlerFor(
            new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT), WEB_APP_LOGOUT);
  }

  private static void atProvider(HttpSecurity http, ClientRegistrationRepository registrations)
      throws Exception {
    var farewell = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    farewell.setPostLogoutRedirectUri("{baseUrl}" + LOGIN + "?logout");
    http.oauth2Login(
            login ->
                login
                    .loginPage(LOGIN)
                    .clientRegistrationRepository(registrations)
                    .userInfoEndpoint(user -> user.userAuthoritiesMapper(OidcLogin::groups)))
        .logout(logout -> logout.defaultLogoutSuccessHandlerFor(farewell, LOGOUT));
  }
}
