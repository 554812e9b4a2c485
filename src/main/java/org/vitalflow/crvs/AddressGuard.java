package org.vitalflow.crvs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says which addresses a callback may have: public ones (IANA's special-purpose registries name the
 * others) and those of the networks that are configured. Nobody may reach inside through us.
 */
@Component
class AddressGuard {
  private static final List<Network> NOT_PUBLIC =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  /** All that is routed on the Internet; loopback, local and multicast addresses are outside. */
  private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

  /** Networks that have IPv6 alone see the others' IPv4 addresses in here. */
  private static final Network TRANSLATED = Network.of("64:ff9b::/96");

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private final List<Network> allowed;

  AddressGuard(CrvsSettings settings) {
    allowed = networks(settings.networks().stream().filter(text -> !text.isBlank()));
  }

  boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.holds(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (TRANSLATED.holds(address)) {
      return isPublic(translated(address));
    }
    boolean routed = address.getAddress().length == IPV4_BYTES || GLOBAL_IPV6.holds(address);
    return routed && NOT_PUBLIC.stream().noneMatch(network -> network.holds(address));
  }

  private static InetAddress translated(InetAddress address) {
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(address.getAddress(), IPV6_BYTES - IPV4_BYTES, IPV6_BYTES));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static List<Network> networks(String... texts) {
    return networks(Stream.of(texts));
  }

  private static List<Network> networks(Stream<String> texts) {
    return texts.map(Network::of).toList();
  }
}
