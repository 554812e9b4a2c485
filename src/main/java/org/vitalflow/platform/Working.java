package org.vitalflow.platform;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The two kinds of work beside requests and jobs: wake-ups right after a commit, and the sweeps
 * that catch lost ones.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Working {
  // not named as what it is qualified by: the packet stage has a bean of that name
  @Bean("wakeExecutor")
  @Qualifier("wakes")
  Executor wakes() {
    var executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("wake-");
    executor.setCorePoolSize(4);
    executor.setMaxPoolSize(4);
    executor.setQueueCapacity(10_000);
    // a wake that is dropped is found by the sweep
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return executor;
  }
}
