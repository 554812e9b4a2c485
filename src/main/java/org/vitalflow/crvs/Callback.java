package org.vitalflow.crvs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that a client wants to be told at. */
record Callback(URI address) {
  static final int LONGEST = 1_000;
  private static final String HTTPS = "https";
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Names whose last part is no number, plain IPv4 addresses, and IPv6 ones in brackets. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?!(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]*)$)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
              + "|(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}"
              + "|\\[[0-9a-fA-F:.]+\\]");

  /** Nothing but http or https, host, port, path and query: no user, no number in disguise. */
  static Optional<Callback> of(String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      if (text.length() <= LONGEST
          && scheme != null
          && scheme.matches("https?")
          && address.getHost() != null
          && HOST.matcher(address.getHost()).matches()
          && address.getPort() != 0
          && address.getPort() <= 0xFFFF
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null
          && text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        return Optional.of(new Callback(address));
      }
    } catch (URISyntaxException e) {
      // its message quotes the address
    }
    return Optional.empty();
  }

  boolean isHttps() {
    return HTTPS.equals(address.getScheme());
  }

  String host() {
    return address.getHost().toLowerCase(Locale.ROOT);
  }

  int port() {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return isHttps() ? HTTPS_PORT : HTTP_PORT;
  }
}
