package org.vitalflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class ApiTokensTest {
  private static final String AUDIENCE = "vitalflow";
  private static TokenIssuer issuer;
  private static JwtDecoder decoder;

  @BeforeAll
  static void anIssuer() throws IOException {
    issuer = new TokenIssuer(0);
    decoder = decoder(issuer.issuer());
  }

  @AfterAll
  static void noIssuer() {
    issuer.close();
  }

  @Test
  void aTokenOfTheIssuerForTheAudienceIsBelieved() {
    var caller = Caller.of(decoder.decode(issuer.token(AUDIENCE, "CRVS_REGISTRAR_ROLE")));
    assertThat(caller.client()).isEqualTo("crvs-demo");
    assertThat(caller.has(Caller.REGISTRAR)).isTrue();
  }

  @Test
  void itsRolesAreTheAuthoritiesAsTheyStandThere() {
    var token = decoder.decode(issuer.token(AUDIENCE, "CRVS_UPDATE_ROLE", "idops"));
    assertThat(new ApiTokens().rolesOfTokens().convert(token).getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("CRVS_UPDATE_ROLE", "idops");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    refused(issuer.token("account"));
  }

  @Test
  void aTokenInTheNameOfAnotherIssuerIsRefused() {
    refused(token(issuer.issuer() + "/other", Instant.now().plusSeconds(60)));
  }

  @Test
  void aTokenSignedByAnotherKeyIsRefused() {
    refused(
        TokenIssuer.token(
            issuer.issuer(), AUDIENCE, Instant.now().plusSeconds(60), TokenIssuer.key("one")));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    var claims =
        new JWTClaimsSet.Builder().issuer(issuer.issuer()).audience(List.of(AUDIENCE)).build();
    refused(new PlainJWT(claims).serialize());
  }

  @Test
  void aTokenExpiredTenSecondsAgoIsRefusedAndOneExpiredJustNowIsNot() {
    refused(token(issuer.issuer(), Instant.now().minusSeconds(10)));
    assertThat(decoder.decode(token(issuer.issuer(), Instant.now().minusSeconds(1)))).isNotNull();
  }

  @Test
  void anIssuerThatIsDownIsNotTheCallersFaultAndIsAskedAgain() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    JwtDecoder early = decoder("http://127.0.0.1:" + port);
    assertThatThrownBy(() -> early.decode(issuer.token(AUDIENCE)))
        .isInstanceOf(AuthenticationServiceException.class);
    try (var late = new TokenIssuer(port)) {
      assertThat(early.decode(late.token(AUDIENCE))).isNotNull();
    }
  }

  private static String token(String issuedBy, Instant until) {
    return TokenIssuer.token(issuedBy, AUDIENCE, until, issuer.key());
  }

  private static void refused(String token) {
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }

  private static JwtDecoder decoder(String issuer) {
    return new ApiTokens().jwtDecoder(issuer, AUDIENCE, new RestTemplateBuilder());
  }
}
