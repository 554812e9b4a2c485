package org.vitalflow.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.Ids;
import org.vitalflow.platform.IndexKeys;
import org.vitalflow.platform.Seal;
import org.vitalflow.platform.TestKeys;
import org.vitalflow.process.CaseTransactions;

/** Intake and registry on a web server and a database of their own, without engine and MOSIP. */
@ComponentScan(
    basePackages = {"org.vitalflow.intake", "org.vitalflow.registry"},
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Delegate|IT|Test|ApiSlice)"))
@ComponentScan(
    basePackages = "org.vitalflow.platform",
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = ".*(ProblemAdvice|ProblemErrors|OpenApiConfiguration)"))
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  OAuth2ResourceServerAutoConfiguration.class,
  org.springdoc.core.configuration.SpringDocConfiguration.class,
  org.springdoc.core.properties.SpringDocConfigProperties.class,
  org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration.class,
  org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration.class
})
@Import(CaseTransactions.class)
class ApiSlice {
  private final TestKeys keys = new TestKeys();

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Ids ids(InstantSource clock) {
    return TestKeys.ids(clock);
  }

  @Bean
  Seal seal() {
    return keys.seal();
  }

  @Bean
  IndexKeys indexKeys() {
    return keys.indexKeys();
  }

  @Bean
  Country country() {
    return Births.country();
  }

  @Bean
  SecurityFilterChain tokens(HttpSecurity security) throws Exception {
    return security
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .build();
  }

  /** A token is its client and roles, joined by dots. */
  @Bean
  JwtDecoder decoder() {
    return token -> {
      List<String> parts = Arrays.asList(token.split("\\."));
      return Jwt.withTokenValue(token)
          .header("alg", "none")
          .claim("azp", parts.get(0))
          .claim("realm_access", Map.of("roles", parts.subList(1, parts.size())))
          .expiresAt(Instant.now().plusSeconds(60))
          .build();
    };
  }
}
