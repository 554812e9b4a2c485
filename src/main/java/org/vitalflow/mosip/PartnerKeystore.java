package org.vitalflow.mosip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** The PKCS#12 file with the keys for which MOSIP encrypts credentials; read at each call. */
@Component
class PartnerKeystore {
  private final MosipSettings settings;

  PartnerKeystore(MosipSettings settings) {
    this.settings = settings;
  }

  /** A key with its certificate. */
  record Entry(Key key, X509Certificate certificate) {
    @Override
    public String toString() {
      return "Entry";
    }
  }

  /** Fails where the file is not there, its password is another, or a key does not open. */
  List<Entry> entries() throws IOException, GeneralSecurityException {
    char[] password = settings.partnerKeystorePassword().toCharArray();
    try (InputStream in = Files.newInputStream(settings.partnerKeystore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      List<Entry> entries = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate one) {
          entries.add(new Entry(store.getKey(alias, password), one));
        }
      }
      return entries;
    } finally {
      Arrays.fill(password, ' ');
    }
  }
}
