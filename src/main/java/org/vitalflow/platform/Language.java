package org.vitalflow.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * The language of the person behind a request that Camunda's web apps make, which pass by Spring
 * MVC: the cookie {@code lang}, else {@code Accept-Language}; English or French.
 */
public final class Language {
  private static final String COOKIE = "lang";

  private Language() {}

  /** The language of the current request; English where there is none. */
  public static Locale ofRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? of(request.getRequest())
        : Locale.ENGLISH;
  }

  private static Locale of(HttpServletRequest request) {
    Cookie chosen = WebUtils.getCookie(request, COOKIE);
    boolean asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
    String language =
        chosen != null ? chosen.getValue() : asked ? request.getLocale().getLanguage() : "";
    return language.equals(Locale.FRENCH.getLanguage()) ? Locale.FRENCH : Locale.ENGLISH;
  }
}
