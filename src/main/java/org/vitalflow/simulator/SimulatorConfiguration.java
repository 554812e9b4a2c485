package org.vitalflow.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The simulator's parts; an allow-list, since the class path may hold a whole product beside it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SimulatorConfiguration.Settings.class)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
class SimulatorConfiguration {
  /**
   * What can be set from outside.
   *
   * @param folder where everything is kept
   * @param processingMillis from the trigger to the outcome
   * @param hubRetryMillis first gap between two tries of a delivery whose connection failed
   * @param hubTimeoutMillis how long the hub waits for a callback's answer
   * @param hubLosses whether the hub loses events as MOSIP's does: those of a subscriber that never
   *     took one, and the rest of three of which the first was taken
   * @param hubRevivesAll whether dropped subscribers are revived by anybody's (un)subscription and
   *     by a start
   * @param shareFetches how often a credential can be fetched from the data share; -1 for ever
   * @param clientSecret of the client that calls MOSIP
   * @param clientRoles that client's realm roles
   * @param audiences clients that MOSIP's services admit beside MOSIP's own
   * @param partnerPassword of the partner's keystore
   */
  @ConfigurationProperties("simulator")
  record Settings(
      Path folder,
      long processingMillis,
      long hubRetryMillis,
      long hubTimeoutMillis,
      boolean hubLosses,
      boolean hubRevivesAll,
      int shareFetches,
      String clientSecret,
      List<String> clientRoles,
      List<String> audiences,
      String partnerPassword) {}

  @Bean
  Store store(Settings settings, ObjectMapper json) throws IOException {
    Files.createDirectories(settings.folder());
    return new Store(settings.folder().resolve("journal.jsonl"), json);
  }

  @Bean
  SigningKey signingKey(Settings settings) throws IOException {
    return SigningKey.in(settings.folder());
  }

  @Bean
  PartnerKeystore partnerKeystore(Settings settings) throws IOException {
    return PartnerKeystore.in(settings.folder(), settings.partnerPassword());
  }
}
