package org.vitalflow.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/** The key that signs tokens and credentials; made at the first start and kept. */
record SigningKey(RSAKey key) {
  private static final String FILE = "signing-key.json";

  static SigningKey in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        DurableFiles.write(file, made().key.toJSONString());
      }
      return new SigningKey(RSAKey.parse(Files.readString(file)));
    } catch (ParseException e) {
      throw new IOException("The simulator's signing key cannot be used: " + file, e);
    }
  }

  /** A new one, kept nowhere. */
  static SigningKey made() {
    try {
      return new SigningKey(
          new RSAKeyGenerator(2048)
              .keyID(UUID.randomUUID().toString())
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("RSA is missing from this JDK", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + key.getKeyID() + "]";
  }
}
