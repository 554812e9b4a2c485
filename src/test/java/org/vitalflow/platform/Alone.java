package org.vitalflow.platform;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.vitalflow.TestDatabase;
import org.vitalflow.VitalFlow;

/**
 * The orchestrator with a database and an issuer of tokens, but without MOSIP. Nothing here is
 * closed before the JVM ends: Camunda's web apps live in static fields, which one context that
 * closes would empty for all.
 */
final class Alone {
  static final TokenIssuer ISSUER = issuer();
  private static ConfigurableApplicationContext shared;

  private Alone() {}

  /** One for all tests that change nothing in it, with the quick start's people. */
  static synchronized ConfigurableApplicationContext shared() {
    if (shared == null) {
      shared =
          start(
              Map.of(
                  "vitalflow.people.registrar.role", "registrar",
                  "vitalflow.people.registrar.office", "DEMO01",
                  "vitalflow.people.medical-coder.role", "medical-coder",
                  "vitalflow.people.medical-coder.office", "DEMO01",
                  "vitalflow.people.idops.role", "idops",
                  "vitalflow.people.idops.office", "DEMO01",
                  "vitalflow.people.analyst.role", "analyst",
                  "vitalflow.people.analyst.office", "DEMO01",
                  "vitalflow.people.admin.role", "admin",
                  "vitalflow.people.admin.office", "DEMO01"));
    }
    return shared;
  }

  static ConfigurableApplicationContext start(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("SERVER_PORT", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("server.servlet.session.cookie.secure", "false");
    settings.put("camunda.bpm.webapp.csrf.enable-secure-cookie", "false");
    settings.put("spring.datasource.hikari.maximum-pool-size", "10");
    settings.put("spring.datasource.hikari.minimum-idle", "1");
    settings.put("VITALFLOW_PUBLIC_URL", "http://localhost");
    settings.put("VITALFLOW_JWT_ISSUER", ISSUER.issuer());
    settings.put("VITALFLOW_JWT_AUDIENCE", "vitalflow");
    settings.put("VITALFLOW_DB_URL", TestDatabase.fresh());
    settings.put("VITALFLOW_DB_USER", "postgres");
    settings.put("VITALFLOW_DB_PASSWORD", "");
    settings.put("VITALFLOW_KEYSET", keyset());
    for (String address :
        new String[] {
          "MOSIP_TOKEN_URL", "MOSIP_PACKETMANAGER_URL", "MOSIP_WORKFLOWMANAGER_URL", "MOSIP_HUB_URL"
        }) {
      settings.put(address, "http://127.0.0.1:1/nobody");
    }
    settings.put("MOSIP_CLIENT_ID", "client");
    settings.put("MOSIP_CLIENT_SECRET", "secret");
    settings.put("MOSIP_CALLBACK_BASE_URL", "http://127.0.0.1:1");
    settings.put("MOSIP_PARTNER_ID", "client");
    settings.put("MOSIP_PARTNER_KEYSTORE", "none.p12");
    settings.put("MOSIP_PARTNER_KEYSTORE_PASSWORD", "secret");
    settings.put("MOSIP_WEBSUB_SECRET", "secret");
    settings.putAll(more);
    return new SpringApplicationBuilder(VitalFlow.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  /** Its address; from now on the web apps show this one's engine, which they find by its name. */
  static String base(ConfigurableApplicationContext running) {
    ProcessEngines.registerProcessEngine(running.getBean(ProcessEngine.class));
    return "http://localhost:" + running.getEnvironment().getProperty("local.server.port");
  }

  private static String keyset() {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
              InsecureSecretKeyAccess.get())
          .replaceAll("\\s", "");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TokenIssuer issuer() {
    try {
      return new TokenIssuer(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
