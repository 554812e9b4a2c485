package org.vitalflow.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses a start in production that lacks a setting, uses a demo secret or leaves a door open, and
 * names every fault at once. The quick start, where its parts are on the class path, is let
 * through.
 */
public class ProductionGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final List<String> REQUIRED =
      List.of(
          "VITALFLOW_PUBLIC_URL",
          "VITALFLOW_JWT_ISSUER",
          "VITALFLOW_JWT_AUDIENCE",
          "VITALFLOW_DB_URL",
          "VITALFLOW_DB_USER",
          "VITALFLOW_DB_PASSWORD",
          "VITALFLOW_KEYSET",
          "MOSIP_TOKEN_URL",
          "MOSIP_CLIENT_ID",
          "MOSIP_CLIENT_SECRET",
          "MOSIP_PACKETMANAGER_URL",
          "MOSIP_WORKFLOWMANAGER_URL",
          "MOSIP_HUB_URL",
          "MOSIP_CALLBACK_BASE_URL",
          "MOSIP_PARTNER_ID",
          "MOSIP_PARTNER_KEYSTORE",
          "MOSIP_PARTNER_KEYSTORE_PASSWORD",
          "MOSIP_WEBSUB_SECRET");

  /** All or none: without them nobody logs in, with some of them the login would fail later. */
  private static final List<String> LOGIN =
      List.of("VITALFLOW_OIDC_ISSUER", "VITALFLOW_OIDC_CLIENT_ID", "VITALFLOW_OIDC_CLIENT_SECRET");

  private static final List<String> SECRETS =
      List.of(
          "VITALFLOW_DB_PASSWORD",
          "VITALFLOW_OIDC_CLIENT_SECRET",
          "MOSIP_CLIENT_SECRET",
          "MOSIP_PARTNER_KEYSTORE_PASSWORD",
          "MOSIP_WEBSUB_SECRET",
          "MOSIP_WEBSUB_SECRET_PREVIOUS");

  private static final Set<String> DEMO_SECRETS =
      Set.of(
          "postgres",
          "crvs-demo-secret",
          "crvs-clinic-secret",
          "ops-demo-secret",
          "mosip-crvs1-client-secret",
          "partner-demo-secret",
          "websub-demo-secret");

  private static final Profiles QUICK_START = Profiles.of("quickstart");

  private final boolean quickStartPresent;

  /**
   * Makes the guard.
   *
   * @param quickStartPresent whether the quick start's parts are on the class path; the production
   *     jar lacks them
   */
  public ProductionGuard(boolean quickStartPresent) {
    this.quickStartPresent = quickStartPresent;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    boolean quickStart = settings.acceptsProfiles(QUICK_START);
    if (quickStart && quickStartPresent) {
      return;
    }
    List<String> faults = new ArrayList<>();
    if (quickStart) {
      faults.add(
          "this jar is for production and has no quick start: leave the profile quickstart out,"
              + " or run mvn spring-boot:run in the source tree.");
    }
    faults.addAll(missing(settings));
    faults.addAll(demoSecrets(settings));
    faults.addAll(openDoors(settings));
    if (!faults.isEmpty()) {
      throw new StartRefused("VitalFlow could not start: " + String.join(" Also, ", faults));
    }
  }

  private static List<String> missing(Environment settings) {
    List<String> missing = new ArrayList<>();
    REQUIRED.stream().filter(name -> isMissing(settings, name)).forEach(missing::add);
    List<String> login = LOGIN.stream().filter(name -> isMissing(settings, name)).toList();
    if (login.size() < LOGIN.size()) {
      missing.addAll(login);
    }
    return missing.isEmpty()
        ? List.of()
        : List.of("required settings are missing: " + String.join(", ", missing) + ".");
  }

  private static boolean isMissing(Environment settings, String name) {
    return settings.getProperty(name, "").isBlank();
  }

  private static List<String> demoSecrets(Environment settings) {
    List<String> found =
        SECRETS.stream()
            .filter(name -> DEMO_SECRETS.contains(settings.getProperty(name, "").strip()))
            .toList();
    return found.isEmpty()
        ? List.of()
        : List.of(
            "demo secrets, which everybody knows, are set in "
                + String.join(", ", found)
                + ": set secrets of your own.");
  }

  private static List<String> openDoors(Environment settings) {
    List<String> open = new ArrayList<>();
    Binder binder = Binder.get(settings);
    Set<String> exposed =
        binder
            .bind("management.endpoints.web.exposure.include", Bindable.setOf(String.class))
            .orElse(Set.of());
    if (!Set.of("health").containsAll(exposed)) {
      open.add(
          "an endpoint is unprotected: management.endpoints.web.exposure.include may hold health alone.");
    }
    if (!settings.getProperty("camunda.bpm.authorization.enabled", Boolean.class, false)) {
      open.add("the engine is unprotected: camunda.bpm.authorization.enabled must be true.");
    }
    if (!settings.getProperty("vitalflow.crvs.https", Boolean.class, true)) {
      open.add("callbacks would be called without encryption: VITALFLOW_CRVS_HTTPS must be true.");
    }
    Map<String, Object> people =
        binder
            .bind("vitalflow.people", Bindable.mapOf(String.class, Object.class))
            .orElse(Map.of());
    if (!people.isEmpty()) {
      open.add(
          "vitalflow.people holds people whose password is their name: they are for the quick start alone.");
    }
    return open;
  }
}
