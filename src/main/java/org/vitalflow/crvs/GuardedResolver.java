package org.vitalflow.crvs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a callback's host up at the moment of connecting and gives the very addresses that were
 * checked: a name that changes its mind afterwards reaches nothing else.
 */
class GuardedResolver implements DnsResolver {
  /** Each may cost the whole time that connecting may take. */
  private static final int MOST = 2;

  /** An address that a callback may not have. */
  static final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  /** What the system's resolver does. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final AddressGuard guard;
  private final Lookup lookup;

  GuardedResolver(AddressGuard guard, Lookup lookup) {
    this.guard = guard;
    this.lookup = lookup;
  }

  /** Fails where only one of the addresses may not be reached: such a name is up to something. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.of(host);
    if (!Arrays.stream(found).allMatch(guard::isAllowed)) {
      throw new AddressRefused();
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
