package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SlowedLoginTest {
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final SlowedLogin login =
      new SlowedLogin(
          new DaoAuthenticationProvider(
              new People(Map.of("clerk", new People.Person("clerk", "DEMO01"))).accounts()),
          () -> now);

  @Test
  void theRightPasswordLetsInWithRoleAndOffice() {
    assertThat(attempt("clerk", "10.0.0.1").getAuthorities())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("clerk", "clerk.DEMO01");
  }

  @Test
  void afterFiveWrongPasswordsEvenTheRightOneMustWait() {
    wrong(5);
    assertThatThrownBy(() -> attempt("clerk", "10.0.0.1")).isInstanceOf(LockedException.class);
    now = now.plusSeconds(1);
    assertThat(attempt("clerk", "10.0.0.1").isAuthenticated()).isTrue();
  }

  @Test
  void eachFurtherWrongPasswordDoublesThePauseUpToAMinute() {
    wrong(5);
    for (int pause = 1; pause < 64; pause *= 2) {
      now = now.plusSeconds(pause).minusMillis(1);
      assertThatThrownBy(() -> attempt("clerk", "10.0.0.1")).isInstanceOf(LockedException.class);
      now = now.plusMillis(1);
      wrong(1);
    }
    now = now.plusSeconds(60);
    assertThat(attempt("clerk", "10.0.0.1").isAuthenticated()).isTrue();
  }

  @Test
  void anotherAddressIsNotLockedOut() {
    wrong(5);
    assertThat(attempt("clerk", "10.0.0.2").isAuthenticated()).isTrue();
  }

  @Test
  void theRightPasswordForgetsTheWrongOnes() {
    wrong(4);
    attempt("clerk", "10.0.0.1");
    wrong(4);
    assertThat(attempt("clerk", "10.0.0.1").isAuthenticated()).isTrue();
  }

  @Test
  void wrongPasswordsAreForgottenAfterAQuarterOfAnHour() {
    wrong(4);
    now = now.plus(Duration.ofMinutes(16));
    wrong(4);
    assertThat(attempt("clerk", "10.0.0.1").isAuthenticated()).isTrue();
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> attempt("clerk", "10.0.0.1", "guess"))
          .isInstanceOf(BadCredentialsException.class);
    }
  }

  private Authentication attempt(String name, String address) {
    return attempt(name, address, name);
  }

  private Authentication attempt(String name, String address, String password) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    attempt.setDetails(new WebAuthenticationDetails(request));
    return login.authenticate(attempt);
  }
}
