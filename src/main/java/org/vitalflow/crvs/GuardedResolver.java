package org.vitalflow.crvs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final long longestMillis;

  /**
   * Gives a look-up up after this time.
   *
   * @param longestMillis in ms; the system's resolver itself may take half a minute
   */
  GuardedResolver(AddressGuard guard, Lookup lookup, long longestMillis) {
    this.guard = guard;
    this.lookup = lookup;
    this.longestMillis = longestMillis;
  }

  /** Fails where only one of the addresses may not be reached: such a name is up to something. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookUp(host);
    if (!Arrays.stream(found).allMatch(guard::isAllowed)) {
      throw new AddressRefused();
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST));
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    var task = new FutureTask<>(() -> lookup.of(host));
    var thread = new Thread(task, "callback-lookup");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(longestMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // whose host it is, no log needs to know
    }
    throw new UnknownHostException();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
