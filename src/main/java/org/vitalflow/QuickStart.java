package org.vitalflow;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.vitalflow.platform.Keyset;
import org.vitalflow.platform.StartRefused;

/**
 * The quick start: an embedded PostgreSQL and the MOSIP simulator beside the orchestrator, all on
 * loopback and all in one data folder. Not in the production jar.
 */
class QuickStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final String PROFILE = "quickstart";
  private static final Logger LOG = LoggerFactory.getLogger(QuickStart.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    if (!settings.acceptsProfiles(Profiles.of(PROFILE))) {
      return;
    }
    Path data =
        Path.of(settings.getRequiredProperty("VITALFLOW_DATA")).toAbsolutePath().normalize();
    int simulatorPort = settings.getRequiredProperty("SIMULATOR_PORT", Integer.class);
    int databasePort = settings.getRequiredProperty("POSTGRES_PORT", Integer.class);
    prepare(data);
    requireFree(settings.getRequiredProperty("server.port", Integer.class), "SERVER_PORT");
    requireFree(simulatorPort, "SIMULATOR_PORT");
    if (!isOurs(data, databasePort)) {
      requireFree(databasePort, "POSTGRES_PORT");
    }
    EmbeddedPostgres database = startDatabase(data, databasePort);
    var factory = (DefaultListableBeanFactory) context.getBeanFactory();
    factory.registerDisposableBean("quickStartDatabase", database::close);
    factory.registerSingleton(
        "quickStartSimulator",
        new QuickStartSimulator(
            simulatorPort,
            data.resolve("simulator"),
            settings.getProperty("SIMULATOR_PROCESSING_MILLIS", "2000")));
    context.addApplicationListener(
        (ApplicationListener<ApplicationReadyEvent>) ready -> welcome(settings, data));
  }

  private static void prepare(Path data) {
    try {
      Files.createDirectories(data.resolve("simulator"));
      Files.writeString(
          data.resolve("README.txt"),
          "VitalFlow's quick start keeps its demo data here. Delete it to begin anew.\n");
      keyset(data.resolve("registry-keyset.json"));
      String sample =
          new ClassPathResource("quickstart/birth.json").getContentAsString(StandardCharsets.UTF_8);
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      Files.writeString(data.resolve("birth.json"), QuickStartSample.of(sample, today));
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(data);
    }
  }

  private static StartRefused unusable(Path data) {
    return new StartRefused(
        "VitalFlow could not start: the data folder %s cannot be used. Make it a writable folder, or set VITALFLOW_DATA."
            .formatted(data));
  }

  private static void keyset(Path file) throws IOException, GeneralSecurityException {
    if (Files.exists(file)) {
      Keyset.parse(Files.readString(file));
    } else {
      Files.writeString(file, Keyset.make());
    }
  }

  private static void requireFree(int port, String setting) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    } catch (IOException e) {
      throw new StartRefused(
          "VitalFlow could not start: port %d is in use. Stop what uses it, or set %s."
              .formatted(port, setting));
    }
  }

  /** After signal 9 our PostgreSQL may live on; on the same port and folder it is taken over. */
  private static boolean isOurs(Path data, int port) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
      return lines.size() > 3
          && lines.get(3).strip().equals(String.valueOf(port))
          && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  private static EmbeddedPostgres startDatabase(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data.resolve("postgres"))
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPort(port)
          // the library is made for tests: without these a kill loses what was committed
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setPGStartupWait(Duration.ofSeconds(60))
          .start();
    } catch (IOException | RuntimeException e) {
      LOG.debug("PostgreSQL did not start", e);
      throw new StartRefused(
          "VitalFlow could not start: PostgreSQL does not start in %s. Move that folder away to begin anew."
              .formatted(data.resolve("postgres")));
    }
  }

  private static void welcome(Environment settings, Path data) {
    String base = settings.getRequiredProperty("VITALFLOW_PUBLIC_URL");
    String issuer = settings.getRequiredProperty("VITALFLOW_JWT_ISSUER");
    LOG.info(
        """


        VitalFlow is ready. Data: {}
          Tasklist   {}/camunda/app/tasklist/   (log in as registrar / registrar)
          Cockpit    {}/camunda/app/cockpit/    (log in as analyst / analyst)
          API        {}/swagger-ui.html
          Simulator  http://localhost:{}/

        Get a token:
          TOKEN=$(curl -s -d grant_type=client_credentials -d client_id=crvs-demo -d client_secret=crvs-demo-secret {}/protocol/openid-connect/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
        Send a birth, then follow its Location (sent again, the same child is a possible duplicate; each start writes another):
          N=$(date +%s); sed "s/@N@/$N/" {} | curl -si -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $N" -H 'Content-Type: application/json' -d @- {}/api/v1/events/birth
        """,
        data,
        base,
        base,
        base,
        settings.getProperty("SIMULATOR_PORT"),
        issuer,
        data.resolve("birth.json"),
        base);
  }
}
