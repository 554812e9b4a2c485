package org.vitalflow.mosip;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of tests about MOSIP's signals: what a test does not name is empty. */
record SignalTestSettings(
    Path keystore,
    String keystorePassword,
    String websubSecret,
    String trustedSigners,
    boolean signatureRequired,
    boolean publishStatus,
    List<URI> datashareUrls) {
  static final String CLIENT = "mosip-crvs1-client";
  static final Duration ROUND = Duration.ofMinutes(15);

  static SignalTestSettings none() {
    return new SignalTestSettings(Path.of("none"), "", "secret", "", false, false, List.of());
  }

  SignalTestSettings keystore(Path file, String password) {
    return new SignalTestSettings(
        file,
        password,
        websubSecret,
        trustedSigners,
        signatureRequired,
        publishStatus,
        datashareUrls);
  }

  SignalTestSettings secret(String secret) {
    return new SignalTestSettings(
        keystore,
        keystorePassword,
        secret,
        trustedSigners,
        signatureRequired,
        publishStatus,
        datashareUrls);
  }

  SignalTestSettings signers(String pem, boolean required) {
    return new SignalTestSettings(
        keystore, keystorePassword, websubSecret, pem, required, publishStatus, datashareUrls);
  }

  SignalTestSettings datashares(String... urls) {
    return new SignalTestSettings(
        keystore,
        keystorePassword,
        websubSecret,
        trustedSigners,
        signatureRequired,
        publishStatus,
        List.of(urls).stream().map(URI::create).toList());
  }

  MosipSettings mosip() {
    return new MosipSettings(
        "",
        CLIENT,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        datashareUrls,
        "https://crvs.example",
        CLIENT,
        keystore,
        keystorePassword,
        websubSecret,
        trustedSigners,
        signatureRequired,
        publishStatus,
        ROUND);
  }

  static SignalSettings signals(String previousSecret, boolean https) {
    return new SignalSettings(List.of(Topic.values()), previousSecret, https);
  }
}
