package org.vitalflow.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

/**
 * The demo partner's key pair, which in life the partner makes and uploads the certificate of:
 * {@code partner.p12}, made at the first start. Credentials are encrypted for its certificate.
 */
record PartnerKeystore(X509Certificate certificate) {
  private static final String FILE = "partner.p12";
  private static final String ALIAS = "partner";

  static PartnerKeystore in(Path folder, String password) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      make(file, password);
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      if (store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
        return new PartnerKeystore(certificate);
      }
      throw new IOException("No certificate named " + ALIAS + " in " + file);
    } catch (GeneralSecurityException e) {
      throw new IOException("The partner's keystore cannot be read: " + file, e);
    }
  }

  /** The folder's, if it has one; else a new one, of which no file is left. */
  static PartnerKeystore passing(Path folder, String password) throws IOException {
    if (Files.exists(folder.resolve(FILE))) {
      return in(folder, password);
    }
    Path made = Files.createTempDirectory("simulator");
    try {
      return in(made, password);
    } finally {
      Files.deleteIfExists(made.resolve(FILE));
      Files.deleteIfExists(made);
    }
  }

  /** The JDK makes certificates only by its own tool. */
  private static void make(Path file, String password) throws IOException {
    Path made = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(made);
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-sigalg",
            "SHA256withRSA",
            "-dname",
            "CN=" + Client.MOSIP_PARTNER,
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            made.toString(),
            "-storepass:env",
            "PARTNER_PASSWORD");
    command.environment().put("PARTNER_PASSWORD", password);
    command.environment().remove("JDK_JAVA_OPTIONS");
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process keytool = command.start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IOException("keytool could not make " + file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool made " + file, e);
    } finally {
      keytool.destroyForcibly();
    }
    DurableFiles.publish(made, file);
  }
}
