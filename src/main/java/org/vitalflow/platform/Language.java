package org.vitalflow.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * The language of people, English or French: chosen by {@code ?lang=}, kept in a cookie, else the
 * browser's.
 */
@Configuration(proxyBeanMethods = false)
public class Language implements WebMvcConfigurer {
  private static final String NAME = "lang";
  private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.FRENCH);

  Language() {}

  /**
   * The language of who is behind the current request, also where Camunda's web apps pass by Spring
   * MVC; English where there is none.
   */
  public static Locale ofRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? of(current.getRequest())
        : Locale.ENGLISH;
  }

  private static Locale of(HttpServletRequest request) {
    Cookie chosen = WebUtils.getCookie(request, NAME);
    return chosen == null ? wanted(request) : named(chosen.getValue());
  }

  private static Locale named(String language) {
    return OURS.stream()
        .filter(ours -> ours.getLanguage().equals(language))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver(NAME);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setDefaultLocaleFunction(Language::wanted);
    return resolver;
  }

  /** The first of the browser's languages that we speak, else English. */
  private static Locale wanted(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .flatMap(
            locale -> OURS.stream().filter(ours -> ours.getLanguage().equals(locale.getLanguage())))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var change =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return named(value);
          }
        };
    change.setParamName(NAME);
    change.setHttpMethods("GET");
    registry.addInterceptor(change).excludePathPatterns("/api/**");
  }
}
