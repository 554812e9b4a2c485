package org.vitalflow.simulator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the realm one issuer, by whatever name it is called: the issuer follows the host. */
@Component
@Order(-300)
class IssuerFilter extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(TokenConfiguration.REALM);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getScheme() {
            return "http";
          }

          @Override
          public String getServerName() {
            return "localhost";
          }

          @Override
          public int getServerPort() {
            return getLocalPort();
          }

          @Override
          public StringBuffer getRequestURL() {
            return new StringBuffer("http://localhost:" + getLocalPort() + getRequestURI());
          }
        },
        response);
  }
}
