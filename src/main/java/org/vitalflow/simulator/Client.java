package org.vitalflow.simulator;

import java.util.List;

/**
 * A client of the token endpoint. Its secret is its id and {@code -secret}, where the settings name
 * no other.
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
          new Client(
              MOSIP_PARTNER,
              List.of("account"),
              List.of(
                  "ONLINE_REGISTRATION_CLIENT",
                  "REGISTRATION_PROCESSOR",
                  "RESIDENT",
                  "CREDENTIAL_REQUEST",
                  "SUBSCRIBE_CREDENTIAL_ISSUED_INDIVIDUAL",
                  "SUBSCRIBE_REGISTRATION_PROCESSOR_WORKFLOW_COMPLETED_EVENT_GENERAL",
                  "SUBSCRIBE_REGISTRATION_PROCESSOR_WORKFLOW_PAUSED_FOR_ADDITIONAL_INFO_EVENT_GENERAL",
                  "PUBLISH_CREDENTIAL_STATUS_UPDATE_GENERAL")));

  static Client of(String id) {
    return ALL.stream().filter(client -> client.id.equals(id)).findFirst().orElseThrow();
  }

  String secret() {
    return id + "-secret";
  }

  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
