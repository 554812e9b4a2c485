package org.vitalflow.mosip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitalflow.mosip.CredentialRefused.Reason;
import org.vitalflow.platform.StartRefused;

/** An authority, a signer that it certified, and a stranger. */
class CredentialSignatureTest {
  private static final byte[] CLEAR = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final InstantSource NOW = InstantSource.system();

  @TempDir static Path folder;
  private static KeyStore store;
  private static Certificate signer;

  @BeforeAll
  static void certificates() throws Exception {
    keytool("-genkeypair", "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
    keytool("-genkeypair", "-alias", "signer", "-dname", "CN=signer");
    keytool("-genkeypair", "-alias", "stranger", "-dname", "CN=stranger");
    keytool("-certreq", "-alias", "signer", "-file", folder.resolve("signer.csr").toString());
    Path certified = folder.resolve("signer.cer");
    keytool(
        "-gencert",
        "-alias",
        "authority",
        "-infile",
        folder.resolve("signer.csr").toString(),
        "-outfile",
        certified.toString());
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(in, "secret".toCharArray());
    }
    try (InputStream in = Files.newInputStream(certified)) {
      signer = CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @Test
  void aSignatureOfATrustedSignerIsGoodWithAndWithoutItsCertificate() throws Exception {
    CredentialSignature checked = trusting(signer);
    assertThatCode(() -> checked.check(signed("signer"), CLEAR)).doesNotThrowAnyException();
    assertThatCode(() -> checked.check(signed("signer", signer), CLEAR)).doesNotThrowAnyException();
  }

  @Test
  void aSignerThatTheTrustedAuthorityCertifiedIsTrusted() throws Exception {
    CredentialSignature checked = trusting(store.getCertificate("authority"));
    assertThatCode(() -> checked.check(signed("signer", signer), CLEAR)).doesNotThrowAnyException();
    assertThatCode(
            () -> checked.check(signed("signer", signer, store.getCertificate("authority")), CLEAR))
        .doesNotThrowAnyException();
  }

  @Test
  void aSignatureWithItsPayloadIsGoodOnlyForThatCredential() throws Exception {
    String whole = sign("signer", CLEAR, null).serialize(false);
    assertThatCode(() -> trusting(signer).check(whole, CLEAR)).doesNotThrowAnyException();
    assertThat(reason(trusting(signer), whole, "{\"a\":2}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.SIGNATURE_WRONG);
  }

  @Test
  void aStrangersCertificateInsideIsNotBelieved() throws Exception {
    String signature = signed("stranger", store.getCertificate("stranger"));
    assertThat(reason(trusting(signer), signature, CLEAR)).isEqualTo(Reason.SIGNER_UNTRUSTED);
    assertThat(reason(trusting(store.getCertificate("authority")), signature, CLEAR))
        .isEqualTo(Reason.SIGNER_UNTRUSTED);
  }

  @Test
  void aStrangersSignatureUnderATrustedCertificateIsWrong() throws Exception {
    assertThat(reason(trusting(signer), signed("stranger", signer), CLEAR))
        .isEqualTo(Reason.SIGNATURE_WRONG);
    assertThat(reason(trusting(signer), signed("stranger"), CLEAR))
        .isEqualTo(Reason.SIGNATURE_WRONG);
  }

  @Test
  void aSignatureOfAnotherCredentialIsWrong() throws Exception {
    assertThat(reason(trusting(signer), signed("signer"), "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.SIGNATURE_WRONG);
  }

  @Test
  void anExpiredSignerIsNotTrusted() throws Exception {
    InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(4000)));
    assertThat(reason(trusting(later, signer), signed("signer", signer), CLEAR))
        .isEqualTo(Reason.SIGNER_UNTRUSTED);
    assertThat(
            reason(
                trusting(later, store.getCertificate("authority")),
                signed("signer", signer),
                CLEAR))
        .isEqualTo(Reason.SIGNER_UNTRUSTED);
  }

  @Test
  void anotherAlgorithmIsWrongThoughItsSignatureIsRight() throws Exception {
    var pss = new JWSObject(new JWSHeader(JWSAlgorithm.PS256), new Payload(CLEAR));
    pss.sign(new RSASSASigner(key("signer")));
    assertThat(reason(trusting(signer), pss.serialize(true), CLEAR))
        .isEqualTo(Reason.SIGNATURE_WRONG);
    var mac = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(CLEAR));
    mac.sign(new MACSigner(signer.getPublicKey().getEncoded()));
    assertThat(reason(trusting(signer), mac.serialize(true), CLEAR))
        .isEqualTo(Reason.SIGNATURE_WRONG);
    var raw =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .base64URLEncodePayload(false)
                .criticalParams(Set.of("b64"))
                .build(),
            new Payload(CLEAR));
    raw.sign(new RSASSASigner(key("signer")));
    assertThat(reason(trusting(signer), raw.serialize(true), CLEAR))
        .isEqualTo(Reason.SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "..", "a.b.c", "e30..", "eyJhbGciOiJub25lIn0..", "\u0000.\u0000.\u0000"})
  void whatIsNoSignatureIsWrong(String signature) throws Exception {
    assertThat(reason(trusting(signer), signature, CLEAR)).isEqualTo(Reason.SIGNATURE_WRONG);
  }

  @Test
  void aMissingSignatureIsRefusedOnlyWhereOneIsRequired() throws Exception {
    assertThatCode(() -> trusting(signer).check("", CLEAR)).doesNotThrowAnyException();
    var settings = SignalTestSettings.none().signers(pem(signer), true).mosip();
    var strict = new CredentialSignature(new TrustedSigners(settings, NOW), settings);
    assertThat(reason(strict, "", CLEAR)).isEqualTo(Reason.SIGNATURE_MISSING);
  }

  @Test
  void withoutTrustedSignersNothingIsCheckedAndThatCanBeTold() {
    var settings = SignalTestSettings.none().mosip();
    var unchecked = new CredentialSignature(new TrustedSigners(settings, NOW), settings);
    assertThat(unchecked.isChecking()).isFalse();
    assertThatCode(() -> unchecked.check("nonsense", CLEAR)).doesNotThrowAnyException();
  }

  @Test
  void requiredSignaturesWithoutTrustedSignersStopTheStart() {
    var settings = SignalTestSettings.none().signers("", true).mosip();
    var none = new TrustedSigners(settings, NOW);
    assertThatThrownBy(() -> new CredentialSignature(none, settings))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("MOSIP_TRUSTED_SIGNERS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/no/such/file.pem",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void unreadableTrustedSignersStopTheStart(String setting) {
    var settings = SignalTestSettings.none().signers(setting, false).mosip();
    assertThatThrownBy(() -> new TrustedSigners(settings, NOW)).isInstanceOf(StartRefused.class);
  }

  @Test
  void trustedSignersMayStandInAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("trusted.pem"), pem(signer));
    var settings = SignalTestSettings.none().signers(file.toString(), false).mosip();
    assertThat(new TrustedSigners(settings, NOW).isEmpty()).isFalse();
  }

  private static CredentialSignature trusting(Certificate certificate) throws Exception {
    return trusting(NOW, certificate);
  }

  private static CredentialSignature trusting(InstantSource clock, Certificate certificate)
      throws Exception {
    var settings = SignalTestSettings.none().signers(pem(certificate), false).mosip();
    return new CredentialSignature(new TrustedSigners(settings, clock), settings);
  }

  private static Reason reason(CredentialSignature checked, String signature, byte[] clear) {
    CredentialRefused refused =
        catchThrowableOfType(CredentialRefused.class, () -> checked.check(signature, clear));
    assertThat(refused).as("refused").isNotNull();
    return refused.reason();
  }

  private static String signed(String alias, Certificate... chain) throws Exception {
    List<Base64> encoded =
        Arrays.stream(chain).map(CredentialSignatureTest::der).map(Base64::encode).toList();
    return sign(alias, CLEAR, encoded.isEmpty() ? null : encoded).serialize(true);
  }

  private static JWSObject sign(String alias, byte[] clear, @Nullable List<Base64> chain)
      throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build();
    var jws = new JWSObject(header, new Payload(clear));
    try {
      jws.sign(new RSASSASigner(key(alias)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jws;
  }

  private static PrivateKey key(String alias) throws Exception {
    return (PrivateKey) store.getKey(alias, "secret".toCharArray());
  }

  private static String pem(Certificate certificate) {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(java.util.Base64.getMimeEncoder().encodeToString(der(certificate)));
  }

  private static byte[] der(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    Stream<String> common =
        Stream.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "secret");
    Stream<String> key =
        arguments[0].equals("-genkeypair")
            ? Stream.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "365")
            : Stream.empty();
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Arrays.stream(arguments),
                key,
                common)
            .flatMap(part -> part)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor()).as("keytool").isZero();
  }
}
