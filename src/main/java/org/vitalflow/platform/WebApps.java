package org.vitalflow.platform;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Camunda's web apps take the person who is logged in with us; their own login is closed. */
@Configuration(proxyBeanMethods = false)
class WebApps {
  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppLogin() {
    var registration =
        new FilterRegistrationBean<ContainerBasedAuthenticationFilter>(new OurLogin());
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<PageNonce> pageNonce() {
    var registration = new FilterRegistrationBean<>(new PageNonce());
    registration.addUrlPatterns("/camunda/*");
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return registration;
  }

  private static final class OurLogin extends ContainerBasedAuthenticationFilter {
    @Override
    public void init(FilterConfig configuration) {
      authenticationProvider = new OurPeople();
    }
  }

  private static final class OurPeople extends ContainerBasedAuthenticationProvider {
    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      Authentication person = SecurityContextHolder.getContext().getAuthentication();
      if (person == null) {
        return AuthenticationResult.unsuccessful();
      }
      AuthenticationResult result = AuthenticationResult.successful(person.getName());
      result.setGroups(
          person.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
      result.setTenants(List.of());
      return result;
    }
  }
}
