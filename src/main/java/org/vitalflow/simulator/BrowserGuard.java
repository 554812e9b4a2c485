package org.vitalflow.simulator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the page and the controls from other pages of the same browser. The page may load and ask
 * nothing but what is its own. A control is refused with 403 where the browser says that another
 * site calls it, and on loopback also under a name that is not this machine's, which another site
 * can point here. Callers that are no browsers say nothing of all that and are let in.
 */
@Component
@Order(-400)
class BrowserGuard extends OncePerRequestFilter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final boolean loopback;

  BrowserGuard(@Value("${server.address}") InetAddress address) {
    this.loopback = address.isLoopbackAddress();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    // the decoded path, which is the one that is mapped
    boolean control = request.getServletPath().startsWith("/simulator");
    if (control && (isUnderAnotherName(request) || isWriteOfAnotherSite(request))) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isUnderAnotherName(HttpServletRequest request) {
    return loopback && !THIS_MACHINE.contains(request.getServerName());
  }

  private static boolean isWriteOfAnotherSite(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = "://" + request.getHeader(HttpHeaders.HOST);
    return (site != null && !OWN.contains(site)) || (origin != null && !origin.endsWith(own));
  }
}
