package org.vitalflow.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A client of the token endpoint. Its secret is its id and {@code -secret}; secret and roles of the
 * one that calls MOSIP are settings.
 *
 * @param audience the token's {@code aud}
 * @param roles realm roles
 */
record Client(String id, List<String> audience, List<String> roles) {
  /** The client that calls MOSIP; the hub demands that it is named like the partner. */
  static final String MOSIP_PARTNER = "mosip-crvs1-client";

  private static final List<String> CRVS_API = List.of("account", "vitalflow");

  static final List<Client> ALL =
      List.of(
          new Client(
              "crvs-demo",
              CRVS_API,
              List.of(
                  "CRVS_BIRTH_REGISTRATION_ROLE",
                  "CRVS_DEATH_REGISTRATION_ROLE",
                  "CRVS_MARRIAGE_REGISTRATION_ROLE",
                  "CRVS_DIVORCE_REGISTRATION_ROLE",
                  "CRVS_UPDATE_ROLE",
                  "CRVS_CORRECTION_ROLE",
                  "CRVS_REGISTRAR_ROLE",
                  "CRVS_OPERATIONS_ROLE")),
          new Client(
              "crvs-clinic",
              CRVS_API,
              List.of("CRVS_BIRTH_REGISTRATION_ROLE", "CRVS_DEATH_REGISTRATION_ROLE")),
          new Client("ops-demo", CRVS_API, List.of("CRVS_OPERATIONS_ROLE")),
          new Client(MOSIP_PARTNER, List.of("account"), List.of()));

  static Client of(String id) {
    return find(id).orElseThrow();
  }

  static Optional<Client> find(String id) {
    return ALL.stream().filter(client -> client.id.equals(id)).findFirst();
  }

  String secret(SimulatorConfiguration.Settings settings) {
    return id.equals(MOSIP_PARTNER) ? settings.clientSecret() : id + "-secret";
  }

  List<String> roles(SimulatorConfiguration.Settings settings) {
    return id.equals(MOSIP_PARTNER) ? settings.clientRoles() : roles;
  }

  /** What Keycloak says in its token beside audience, issuer and times. */
  Map<String, Object> claims(SimulatorConfiguration.Settings settings) {
    return Map.of(
        "sub",
        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
        "typ",
        "Bearer",
        "azp",
        id,
        "scope",
        "profile email",
        "realm_access",
        Map.of("roles", roles(settings)),
        "preferred_username",
        "service-account-" + id,
        "client_id",
        id);
  }

  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
