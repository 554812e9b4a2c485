package org.vitalflow.platform;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Country.class)
class PlatformConfiguration {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
