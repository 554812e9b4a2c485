package org.vitalflow.crvs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(InetAddress first, int prefix) {
  private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:.*");

  /** Fails where the text is no range. */
  static Network of(String text) {
    String[] parts = text.strip().split("/", -1);
    if (!LITERAL.matcher(parts[0]).matches() || parts.length > 2) {
      throw new IllegalArgumentException("No network: " + text);
    }
    try {
      InetAddress first = InetAddress.getByName(parts[0]);
      int most = first.getAddress().length * Byte.SIZE;
      int prefix = parts.length == 1 ? most : Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > most) {
        throw new IllegalArgumentException("No network: " + text);
      }
      return new Network(first, prefix);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("No network: " + text, e);
    }
  }

  boolean holds(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
