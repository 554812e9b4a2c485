package org.vitalflow.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An OpenID Connect provider as small as can be: its description, its keys, and a code for all. */
final class TokenIssuer implements AutoCloseable {
  private final RSAKey key = key("one");
  private final HttpServer server;
  private volatile String nonce = "";
  private volatile Map<String, Object> person = Map.of();

  TokenIssuer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        call ->
            answer(
                call,
                """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/login",
                 "token_endpoint":"%1$s/token","end_session_endpoint":"%1$s/logout",
                 "subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}"""
                    .formatted(issuer())));
    server.createContext("/keys", call -> answer(call, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/login", this::login);
    server.createContext("/token", this::exchange);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The claims of the person whom the next login at this provider lets in. */
  void letIn(Map<String, Object> claims) {
    person = claims;
  }

  String token(String audience, String... roles) {
    return token(issuer(), audience, Instant.now().plusSeconds(300), key, roles);
  }

  static String token(String issuer, String audience, Instant until, RSAKey key, String... roles) {
    return signed(
        key,
        claims(issuer, audience, until)
            .claim("azp", "crvs-demo")
            .claim("realm_access", Map.of("roles", List.of(roles))));
  }

  RSAKey key() {
    return key;
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet.Builder claims(String issuer, String audience, Instant until) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject("somebody")
        .issueTime(Date.from(until.minusSeconds(300)))
        .expirationTime(Date.from(until));
  }

  private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void login(HttpExchange call) throws IOException {
    nonce = parameter(call, "nonce");
    call.getResponseHeaders()
        .set(
            "Location",
            parameter(call, "redirect_uri")
                + "?code=1&state="
                + URLEncoder.encode(parameter(call, "state"), StandardCharsets.UTF_8));
    call.sendResponseHeaders(302, -1);
    call.close();
  }

  private void exchange(HttpExchange call) throws IOException {
    JWTClaimsSet.Builder claims =
        claims(issuer(), "vitalflow-staff", Instant.now().plusSeconds(300)).claim("nonce", nonce);
    person.forEach(claims::claim);
    answer(
        call,
        """
        {"access_token":"none","token_type":"Bearer","expires_in":300,"id_token":"%s"}"""
            .formatted(signed(key, claims)));
  }

  private static String parameter(HttpExchange call, String name) {
    for (String pair : call.getRequestURI().getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static void answer(HttpExchange call, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
