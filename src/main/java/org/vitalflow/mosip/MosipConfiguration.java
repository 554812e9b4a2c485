package org.vitalflow.mosip;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MosipSettings.class, SignalSettings.class, RecoverySettings.class})
@EnableFeignClients(
    clients = {
      TokenClient.class,
      PacketManagerClient.class,
      WorkflowManagerClient.class,
      StatusClient.class,
      TransactionClient.class,
      MasterDataClient.class,
      HubClient.class,
      WorkflowSearchClient.class,
      IdentityClient.class,
      CredentialRequestClient.class,
      DataShareClient.class
    })
class MosipConfiguration {
  /**
   * The client as it comes repeats a PUT by itself when the connection drops, and keeps MOSIP's
   * cookies; and it would wait for ever for an answer that trickles.
   */
  @Bean
  HttpClientBuilderCustomizer oneRequestPerCall() {
    return (HttpClientBuilder builder) ->
        builder
            .disableAutomaticRetries()
            .disableCookieManagement()
            .addExecInterceptorFirst("hard timeout", new HardTimeout());
  }
}
