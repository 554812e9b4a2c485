package org.vitalflow.websub;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxRetention.class)
class WebSubConfiguration {
  /** Each fetch holds a database connection as long as it takes, so they are few. */
  @Bean("fetchExecutor")
  @Qualifier("fetches")
  Executor fetches() {
    var executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("fetch-");
    executor.setCorePoolSize(2);
    executor.setMaxPoolSize(2);
    executor.setQueueCapacity(1_000);
    // a fetch that is dropped is found by the sweep
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return executor;
  }
}
