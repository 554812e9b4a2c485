package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {
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

  private final MockEnvironment settings = new MockEnvironment();

  @Test
  void aStartWithoutSettingsNamesEveryoneOfThemInOneLine() {
    assertThat(refusal(false)).contains(REQUIRED).hasLineCount(1);
  }

  @Test
  void aStartWithEverySettingIsLetThrough() {
    complete();
    assertThatCode(() -> start(false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VITALFLOW_KEYSET", "MOSIP_WEBSUB_SECRET", "VITALFLOW_DB_PASSWORD"})
  void theOneThatIsBlankIsNamedAlone(String blank) {
    complete();
    settings.setProperty(blank, " ");
    List<String> others = new ArrayList<>(REQUIRED);
    others.remove(blank);
    // a name may be the beginning of another
    others.removeIf(blank::startsWith);
    assertThat(refusal(false)).contains(blank).doesNotContain(others);
  }

  @ParameterizedTest
  @CsvSource({
    "MOSIP_CLIENT_SECRET, mosip-crvs1-client-secret",
    "MOSIP_PARTNER_KEYSTORE_PASSWORD, partner-demo-secret",
    "MOSIP_WEBSUB_SECRET, websub-demo-secret",
    "VITALFLOW_DB_PASSWORD, postgres",
    "MOSIP_CLIENT_SECRET, crvs-demo-secret"
  })
  void aDemoSecretIsRefusedByItsSettingsNameAndNotRepeated(String name, String secret) {
    complete();
    settings.setProperty(name, secret);
    assertThat(refusal(false)).contains(name).contains("demo secret").doesNotContain(secret);
  }

  @Test
  void halfAnIdentityProviderIsRefused() {
    complete();
    settings.setProperty("VITALFLOW_OIDC_ISSUER", "https://id.example");
    assertThat(refusal(false))
        .contains("VITALFLOW_OIDC_CLIENT_ID", "VITALFLOW_OIDC_CLIENT_SECRET")
        .doesNotContain("VITALFLOW_OIDC_ISSUER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "health,metrics", "env"})
  void moreOfTheActuatorThanHealthIsRefused(String exposed) {
    complete();
    settings.setProperty("management.endpoints.web.exposure.include", exposed);
    assertThat(refusal(false)).contains("management.endpoints.web.exposure.include");
  }

  @Test
  void anEngineWithoutAuthorizationIsRefused() {
    complete();
    settings.setProperty("camunda.bpm.authorization.enabled", "false");
    assertThat(refusal(false)).contains("camunda.bpm.authorization.enabled");
  }

  @Test
  void callbacksWithoutEncryptionAreRefused() {
    complete();
    settings.setProperty("vitalflow.crvs.https", "false");
    assertThat(refusal(false)).contains("VITALFLOW_CRVS_HTTPS");
  }

  @Test
  void peopleWhosePasswordIsTheirNameAreRefused() {
    complete();
    settings.setProperty("vitalflow.people.registrar.role", "registrar");
    assertThat(refusal(false)).contains("vitalflow.people");
  }

  @Test
  void severalFaultsAreNamedAtOnce() {
    complete();
    settings.setProperty("MOSIP_HUB_URL", "");
    settings.setProperty("MOSIP_WEBSUB_SECRET", "websub-demo-secret");
    settings.setProperty("camunda.bpm.authorization.enabled", "false");
    assertThat(refusal(false))
        .contains("MOSIP_HUB_URL", "MOSIP_WEBSUB_SECRET", "camunda.bpm.authorization.enabled");
  }

  @Test
  void theProductionJarHasNoQuickStart() {
    settings.setActiveProfiles("quickstart");
    assertThat(refusal(false)).contains("no quick start").contains("mvn spring-boot:run");
  }

  @Test
  void theQuickStartItselfIsLetThrough() {
    settings.setActiveProfiles("quickstart");
    assertThatCode(() -> start(true)).doesNotThrowAnyException();
  }

  private void complete() {
    REQUIRED.forEach(name -> settings.setProperty(name, "of our own"));
    Map.of(
            "management.endpoints.web.exposure.include", "health",
            "camunda.bpm.authorization.enabled", "true")
        .forEach(settings::setProperty);
  }

  private String refusal(boolean quickStartPresent) {
    StartRefused refused = catchThrowableOfType(StartRefused.class, () -> start(quickStartPresent));
    assertThat(refused).as("the start is refused").isNotNull();
    return refused.getMessage();
  }

  private void start(boolean quickStartPresent) {
    var context = new GenericApplicationContext();
    context.setEnvironment(settings);
    new ProductionGuard(quickStartPresent).initialize(context);
  }
}
