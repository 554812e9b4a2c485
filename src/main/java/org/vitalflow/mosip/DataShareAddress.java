package org.vitalflow.mosip;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.vitalflow.mosip.CredentialRefused.Reason;

/**
 * The address of a data share, which comes from outside: our token goes there, so what is not
 * plainly one of the configured places is never called.
 */
final class DataShareAddress {
  private static final String HTTPS = "https";
  private static final String PLAIN_PATH = "(/[A-Za-z0-9_~.-]+)+";

  private DataShareAddress() {}

  /**
   * Fails with {@code SHARE_ADDRESS_REFUSED} where no setting could make it good, else with {@code
   * SHARE_NOT_ALLOWED}.
   */
  static URI of(String text, SignalSettings signals, MosipSettings settings) {
    URI address = parse(text);
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals(HTTPS) || !signals.datashareHttps();
    if (!secure || settings.datashareUrls().stream().noneMatch(base -> isBelow(base, address))) {
      throw new CredentialRefused(Reason.SHARE_NOT_ALLOWED);
    }
    return address;
  }

  /** Nothing but scheme, host, port and a plain path: no user, no tricks with dots or escapes. */
  private static URI parse(String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      boolean web = scheme != null && scheme.matches("(?i)https?");
      String path = address.getRawPath();
      if (web
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null
          && address.getRawQuery() == null
          && path != null
          && path.matches(PLAIN_PATH)
          && address.normalize().getRawPath().equals(path)) {
        return address;
      }
    } catch (URISyntaxException e) {
      // its message quotes the address
    }
    throw new CredentialRefused(Reason.SHARE_ADDRESS_REFUSED);
  }

  private static boolean isBelow(URI base, URI address) {
    String root = base.getPath() == null ? "" : base.getPath().replaceAll("/+$", "");
    return base.getScheme() != null
        && base.getHost() != null
        && base.getScheme().equalsIgnoreCase(address.getScheme())
        && base.getHost().equalsIgnoreCase(address.getHost())
        && port(base) == port(address)
        && address.getPath().startsWith(root + "/");
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equalsIgnoreCase(HTTPS) ? 443 : 80;
  }
}
