package org.vitalflow.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's own door to its tokens: 200 always, the token in a cookie and never in the body. */
@RestController
class AuthManagerController {
  static final String LOGIN = "/v1/authmanager/authenticate/clientidsecretkey";
  private static final String COOKIE = "Authorization";

  private final Tokens tokens;
  private final SigningKey key;
  private final Faults faults;
  private final SimulatorConfiguration.Settings settings;

  AuthManagerController(
      Tokens tokens, SigningKey key, Faults faults, SimulatorConfiguration.Settings settings) {
    this.tokens = tokens;
    this.key = key;
    this.faults = faults;
    this.settings = settings;
  }

  /** The envelope, of which nothing is checked but the client and its secret. */
  record Login(@Nullable Secret request) {
    /** A client with its secret, which no text may quote. */
    record Secret(@Nullable String clientId, @Nullable String secretKey) {
      @Override
      public String toString() {
        return "Secret";
      }
    }
  }

  @PostMapping(LOGIN)
  ResponseEntity<Envelope> login(@RequestBody Login login, HttpServletRequest http) {
    Login.Secret secret = login.request();
    Optional<Client> client =
        secret == null
            ? Optional.empty()
            : Client.find(String.valueOf(secret.clientId()))
                .filter(one -> one.secret(settings).equals(secret.secretKey()));
    if (client.isEmpty()) {
      return ResponseEntity.ok(error("KER-ATH-023", "Invalid Credentials"));
    }
    boolean brief = faults.take(Place.TOKEN, Set.of(Effect.SHORT_LIVED), Subject.NONE).isPresent();
    Duration life = brief ? TokenConfiguration.SHORT : TokenConfiguration.LIFETIME;
    String token = token(client.get(), http.getLocalPort(), life);
    Map<String, String> done =
        Map.of(
            "status", "Success",
            "message", "Clientid and Token combination had been validated successfully");
    return ResponseEntity.ok()
        .header(COOKIE, token)
        .header(
            HttpHeaders.SET_COOKIE,
            ResponseCookie.from(COOKIE, token)
                .maxAge(life)
                .path("/")
                .httpOnly(true)
                .build()
                .toString())
        .body(ok(done));
  }

  private String token(Client client, int port, Duration life) {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("http://localhost:" + port + TokenConfiguration.REALM)
            .audience(client.audience())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)));
    client.claims(settings).forEach(claims::claim);
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.key().getKeyID()).build(),
              claims.build());
      jwt.sign(new RSASSASigner(key.key()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("A token cannot be signed", e);
    }
  }

  /** Who calls and with which roles, as MOSIP's hub asks it. */
  @GetMapping("/v1/authmanager/authorize/admin/validateToken")
  Envelope validate(HttpServletRequest http) {
    Cookie[] cookies = http.getCookies();
    if (cookies == null) {
      return error("KER-ATH-006", "Cookies are empty");
    }
    Optional<String> text =
        Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().contains(COOKIE))
            .map(Cookie::getValue)
            .findFirst();
    if (text.isEmpty()) {
      return error("KER-ATH-007", "Token is not present in cookies");
    }
    try {
      return tokens
          .read(text.get())
          .map(token -> ok(user(token, text.get())))
          .orElseGet(() -> error("KER-ATH-401", "Authentication Failed"));
    } catch (ParseException e) {
      return error("KER-ATH-401", "Authentication Failed");
    }
  }

  private static Map<String, @Nullable String> user(Tokens.Token token, String text) {
    Map<String, @Nullable String> user = new LinkedHashMap<>();
    user.put("userId", "service-account-" + token.user());
    user.put("mobile", null);
    user.put("mail", null);
    user.put("name", null);
    user.put("role", String.join(",", token.roles()));
    user.put("token", text);
    return user;
  }

  private static Envelope ok(Object response) {
    return Envelope.of(null, null, response, null);
  }

  private static Envelope error(String code, String text) {
    return Envelope.error(null, null, code, text);
  }
}
