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
   * @param memory whether nothing is kept there; a partner's keystore that is there is used
   * @param processingMillis from the trigger to the outcome
   * @param pickupMillis a triggered packet is picked up at the next multiple of this, as by MOSIP's
   *     reprocessor; 0 for at once
   * @param reprocessAttempts how often a triggered packet that is not there is looked for
   * @param infantDedupe whether a child MOSIP knows from another RID is rejected
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
      boolean memory,
      long processingMillis,
      long pickupMillis,
      int reprocessAttempts,
      boolean infantDedupe,
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
    return new Store(
        settings.memory() ? Journal.temporary() : new Journal(made(settings.folder())), json);
  }

  @Bean
  SigningKey signingKey(Settings settings) throws IOException {
    return settings.memory() ? SigningKey.made() : SigningKey.in(made(settings.folder()));
  }

  @Bean
  PartnerKeystore partnerKeystore(Settings settings) throws IOException {
    return settings.memory()
        ? PartnerKeystore.passing(settings.folder(), settings.partnerPassword())
        : PartnerKeystore.in(made(settings.folder()), settings.partnerPassword());
  }

  private static Path made(Path folder) throws IOException {
    return Files.createDirectories(folder);
  }
}
