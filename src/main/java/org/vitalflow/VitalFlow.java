package org.vitalflow;

import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.util.ClassUtils;
import org.vitalflow.platform.Keyset;
import org.vitalflow.platform.ProductionGuard;

/**
 * The orchestrator. Its default mode is production; the profile {@code quickstart} brings
 * everything it needs along.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"
    })
@ComponentScan(
    excludeFilters = {
      @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
      @ComponentScan.Filter(
          type = FilterType.CUSTOM,
          classes = AutoConfigurationExcludeFilter.class),
      @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.vitalflow\\.simulator\\..*")
    })
public class VitalFlow {
  private static final String QUICK_START = "org.vitalflow.QuickStart";

  private static final String MAKE_KEYSET = "--make-keyset";

  /**
   * Starts it; a start that fails says why in its last line and ends with exit code 1. With the
   * argument {@code --make-keyset} it prints a new value for {@code VITALFLOW_KEYSET} instead.
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws GeneralSecurityException {
    if (List.of(arguments).contains(MAKE_KEYSET)) {
      System.out.println(Keyset.make());
      return;
    }
    try {
      application().run(arguments);
    } catch (Throwable failure) {
      if (isSpringsOwnSignal(failure)) {
        throw failure;
      }
      System.err.println(StartFailure.sentence(failure));
      System.exit(1);
    }
  }

  /**
   * The application with the quick start's parts where they are on the class path; the production
   * jar lacks them.
   */
  static SpringApplication application() {
    var application = new SpringApplication(VitalFlow.class);
    ClassLoader loader = VitalFlow.class.getClassLoader();
    boolean quickStartPresent = ClassUtils.isPresent(QUICK_START, loader);
    application.addInitializers(new ProductionGuard(quickStartPresent));
    if (quickStartPresent) {
      application.addInitializers(quickStart(loader));
    }
    return application;
  }

  private static ApplicationContextInitializer<?> quickStart(ClassLoader loader) {
    try {
      return (ApplicationContextInitializer<?>)
          ClassUtils.forName(QUICK_START, loader).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The quick start is broken", e);
    }
  }

  /** Spring Boot's build tools end a start by exceptions that are not failures. */
  private static boolean isSpringsOwnSignal(Throwable failure) {
    return failure.getClass().getName().endsWith("SilentExitException")
        || failure.getClass().getName().endsWith("AbandonedRunException");
  }
}
