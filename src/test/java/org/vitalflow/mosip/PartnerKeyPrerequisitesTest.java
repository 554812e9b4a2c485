package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.vitalflow.mosip.Preflight.Code;
import org.vitalflow.mosip.Preflight.Line;
import org.vitalflow.mosip.Preflight.State;

/** A keystore of 100 days, seen on different days, and others that would open no credential. */
class PartnerKeyPrerequisitesTest {
  private static final String PASSWORD = "changeit";
  private static final Duration DAYS_100 = Duration.ofDays(100);

  @TempDir Path folder;
  private Instant begun;

  @BeforeEach
  void keystore() throws Exception {
    begun = Instant.now();
    keytool("partner.p12", "RSA", "2048", 100);
  }

  private void keytool(String file, String algorithm, String size, int days) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "partner",
                "-keyalg",
                algorithm,
                "-keysize",
                size,
                "-dname",
                "CN=partner",
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(file).toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private Line line(String file, String password, Duration after) throws MosipRefused {
    MosipSettings settings = Mockito.mock();
    Mockito.when(settings.partnerKeystore()).thenReturn(folder.resolve(file));
    Mockito.when(settings.partnerKeystorePassword()).thenReturn(password);
    InstantSource clock = InstantSource.fixed(begun.plus(after));
    List<Line> lines =
        new PartnerKeyPrerequisites(new PartnerKeystore(settings), clock)
            .checks()
            .get(Code.PARTNER_KEY)
            .lines();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private void isWrong(Line line, String... inRemedy) {
    assertThat(line.state()).isEqualTo(State.WRONG);
    assertThat(line.remedy()).contains("MOSIP_PARTNER_KEYSTORE").contains(inRemedy);
  }

  @Test
  void aKeyThatLastsIsOk() throws Exception {
    assertThat(line("partner.p12", PASSWORD, Duration.ofDays(39)))
        .isEqualTo(Line.ok(Code.PARTNER_KEY));
  }

  @Test
  void itsEndIsToldSixtyThirtyAndSevenDaysBefore() throws Exception {
    isWrong(line("partner.p12", PASSWORD, DAYS_100.minusDays(59)), "within 60 days", "new key");
    isWrong(line("partner.p12", PASSWORD, DAYS_100.minusDays(29)), "within 30 days");
    isWrong(line("partner.p12", PASSWORD, DAYS_100.minusDays(6)), "within 7 days");
  }

  @Test
  void theLineDoesNotChangeFromDayToDay() throws Exception {
    assertThat(line("partner.p12", PASSWORD, DAYS_100.minusDays(59)))
        .isEqualTo(line("partner.p12", PASSWORD, DAYS_100.minusDays(40)));
  }

  @Test
  void anEndedCertificateAndOneThatHasNotBegunAreWrong() throws Exception {
    isWrong(line("partner.p12", PASSWORD, DAYS_100.plusDays(1)), "expired on");
    isWrong(line("partner.p12", PASSWORD, Duration.ofDays(-2)), "not valid yet");
  }

  @Test
  void aWrongPasswordIsToldFromAFileThatIsNoKeystore() throws Exception {
    isWrong(line("partner.p12", "another", Duration.ZERO), "MOSIP_PARTNER_KEYSTORE_PASSWORD");
    Files.writeString(folder.resolve("text.p12"), "no keystore");
    for (String file : List.of("text.p12", "missing.p12")) {
      Line line = line(file, PASSWORD, Duration.ZERO);
      isWrong(line, "PKCS#12");
      assertThat(line.remedy()).doesNotContain("PASSWORD");
    }
  }

  @Test
  void aKeyThatIsNotTheCertificatesIsWrong() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    store("mixed.p12", generator.generateKeyPair().getPrivate());
    isWrong(line("mixed.p12", PASSWORD, Duration.ZERO), "not the one of its certificate");
  }

  @Test
  void aKeystoreWithoutAKeyIsWrong() throws Exception {
    store("certificate.p12", null);
    isWrong(line("certificate.p12", PASSWORD, Duration.ZERO), "holds no key");
  }

  @Test
  void aKeyOfAnotherKindOrLengthIsWrong() throws Exception {
    keytool("long.p12", "RSA", "3072", 100);
    keytool("curve.p12", "EC", "256", 100);
    isWrong(line("long.p12", PASSWORD, Duration.ZERO), "RSA of 2048 bits");
    isWrong(line("curve.p12", PASSWORD, Duration.ZERO), "RSA of 2048 bits");
  }

  @Test
  void ofSeveralKeysTheOneThatLastsLongestIsJudged() throws Exception {
    keytool("old.p12", "RSA", "2048", 10);
    KeyStore old = load("old.p12");
    KeyStore both = load("partner.p12");
    both.setKeyEntry(
        "old",
        old.getKey("partner", PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        old.getCertificateChain("partner"));
    save("both.p12", both);
    isWrong(line("old.p12", PASSWORD, Duration.ofDays(20)), "expired on");
    assertThat(line("both.p12", PASSWORD, Duration.ofDays(20)).state()).isEqualTo(State.OK);
  }

  private KeyStore load(String file) throws Exception {
    return KeyStore.getInstance(folder.resolve(file).toFile(), PASSWORD.toCharArray());
  }

  private void store(String file, Key key) throws Exception {
    Certificate certificate = load("partner.p12").getCertificate("partner");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    if (key == null) {
      store.setCertificateEntry("partner", certificate);
    } else {
      store.setKeyEntry("partner", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
    }
    save(file, store);
  }

  private void save(String file, KeyStore store) throws Exception {
    try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
