package org.vitalflow.crvs;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrvsSettings.class)
class CrvsConfiguration {
  /** How many callbacks may be slow at once before others wait for a turn. */
  static final int POSTMEN = 12;

  @Bean("postmanExecutor")
  @Qualifier("postmen")
  Executor postmen() {
    var executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("postman-");
    executor.setCorePoolSize(POSTMEN);
    executor.setMaxPoolSize(POSTMEN);
    executor.setQueueCapacity(POSTMEN);
    // whoever works looks for more before it rests, and the sweep finds what is left
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return executor;
  }
}
