package org.vitalflow.mosip;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The façades with the clients, settings and circuits of the product, against one address. */
final class Wire {
  private Wire() {}

  /** Properties as {@code name=value} win over what is set here. */
  static ConfigurableApplicationContext to(String address, String... properties) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("MOSIP_TOKEN_URL", address + "/token");
    settings.put("MOSIP_PACKETMANAGER_URL", address + "/packetmanager");
    settings.put("MOSIP_WORKFLOWMANAGER_URL", address + "/workflowmanager");
    settings.put("MOSIP_STATUS_URL", address + "/registrationstatus");
    settings.put("MOSIP_TRANSACTION_URL", address + "/registrationtransaction");
    settings.put("MOSIP_CREDENTIALREQUEST_URL", address + "/credentialrequest");
    settings.put("MOSIP_IDENTITY_URL", address + "/identity");
    settings.put("MOSIP_WORKFLOW_SEARCH", "true");
    settings.put("MOSIP_HUB_URL", address + "/hub");
    settings.put("MOSIP_CLIENT_ID", "crvs");
    settings.put("MOSIP_CLIENT_SECRET", "s");
    settings.put("MOSIP_CALLBACK_BASE_URL", "x");
    settings.put("MOSIP_PARTNER_ID", "crvs");
    settings.put("MOSIP_PARTNER_KEYSTORE", "x");
    settings.put("MOSIP_PARTNER_KEYSTORE_PASSWORD", "x");
    settings.put("MOSIP_WEBSUB_SECRET", "x");
    return new SpringApplicationBuilder(Clients.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .properties(settings)
        .properties(properties)
        .run();
  }

  @OverTheWire
  @Import({
    MosipConfiguration.class,
    PacketManager.class,
    WorkflowManager.class,
    StatusService.class,
    TransactionService.class,
    WorkflowSearch.class,
    IdentityByRid.class,
    CredentialRequests.class,
    Calls.class,
    Remotes.class,
    Tokens.class
  })
  static class Clients {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }
  }
}
