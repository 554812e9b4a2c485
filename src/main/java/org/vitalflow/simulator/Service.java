package org.vitalflow.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** MOSIP's services behind the cookie: their paths, and whom they let in by default. */
enum Service {
  PACKET_MANAGER(
      "/commons/v1/packetmanager/",
      Set.of("mosip-regproc-client", Client.MOSIP_PARTNER),
      Set.of("REGISTRATION_PROCESSOR", "ONLINE_REGISTRATION_CLIENT")),
  WORKFLOW_MANAGER(
      "/registrationprocessor/v1/workflowmanager/",
      clientsOfTheProcessor(),
      Set.of("ONLINE_REGISTRATION_CLIENT", "REGISTRATION_PROCESSOR", "GLOBAL_ADMIN")),
  STATUS(
      "/registrationprocessor/v1/registrationstatus/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_ADMIN", "REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR", "RESIDENT")),
  TRANSACTIONS(
      "/registrationprocessor/v1/registrationtransaction/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "REGISTRATION_ADMIN", "RESIDENT")),
  DATA_SHARE("/v1/datashare/", Set.of(Client.MOSIP_PARTNER), Set.of("CREDENTIAL_REQUEST"));

  private final String path;
  private final Set<String> clients;
  private final Set<String> roles;

  Service(String path, Set<String> clients, Set<String> roles) {
    this.path = path;
    this.clients = clients;
    this.roles = roles;
  }

  static Optional<Service> of(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return Arrays.stream(values()).filter(service -> uri.startsWith(service.path)).findFirst();
  }

  /** The workflow manager runs on Vert.x, whose adapter reads the cookie in its own way. */
  boolean isVertx() {
    return this == WORKFLOW_MANAGER;
  }

  boolean admits(Tokens.Token token) {
    return token.isFor(clients);
  }

  boolean hasRole(Tokens.Token token) {
    return token.hasOneOf(roles);
  }

  private static Set<String> clientsOfTheProcessor() {
    return Set.of(
        "mosip-regproc-client",
        "mosip-admin-client",
        "mosip-resident-client",
        "mosip-reg-client",
        Client.MOSIP_PARTNER);
  }
}
