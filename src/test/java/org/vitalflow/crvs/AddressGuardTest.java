package org.vitalflow.crvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final AddressGuard PUBLIC_ALONE = guard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        // other spellings of 127.0.0.1
        "2130706433",
        "127.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1"
      })
  void whatIsNoPublicAddressIsRefused(String address) throws UnknownHostException {
    assertThat(PUBLIC_ALONE.isAllowed(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808"
      })
  void aPublicAddressIsAllowed(String address) throws UnknownHostException {
    assertThat(PUBLIC_ALONE.isAllowed(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void whatIsConfiguredIsAllowedAndNothingBesideIt() throws UnknownHostException {
    AddressGuard guard = guard("10.20.0.0/16", "192.168.7.9", "fd00:7::/32");
    assertThat(guard.isAllowed(InetAddress.getByName("10.20.255.1"))).isTrue();
    assertThat(guard.isAllowed(InetAddress.getByName("10.21.0.1"))).isFalse();
    assertThat(guard.isAllowed(InetAddress.getByName("192.168.7.9"))).isTrue();
    assertThat(guard.isAllowed(InetAddress.getByName("192.168.7.8"))).isFalse();
    assertThat(guard.isAllowed(InetAddress.getByName("fd00:7::1"))).isTrue();
    assertThat(guard.isAllowed(InetAddress.getByName("fd00:8::1"))).isFalse();
  }

  @Test
  void aNetworkThatCannotBeReadStopsTheStart() {
    for (String text :
        List.of("inside.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "10")) {
      assertThatThrownBy(() -> guard(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static AddressGuard guard(String... networks) {
    return new AddressGuard(CrvsTestSettings.of(List.of(), networks));
  }
}
