package org.vitalflow.intake;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bodies into the API document, from the same description that judges them. */
@Configuration(proxyBeanMethods = false)
class BodySchemas {
  @Bean
  OpenApiCustomizer bodies() {
    return api -> {
      for (EventType type : EventType.values()) {
        api.getComponents().addSchemas(type.path(), type.body().schema());
      }
    };
  }
}
