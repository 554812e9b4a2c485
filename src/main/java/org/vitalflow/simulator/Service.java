package org.vitalflow.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * MOSIP's services behind the cookie: their paths, and whom they let in by default. The first whose
 * path fits is asked.
 */
enum Service {
  PACKET_INFO(
      "/commons/v1/packetmanager/info",
      Set.of("mosip-regproc-client"),
      Set.of("REGISTRATION_PROCESSOR")),
  PACKET_VALIDATION(
      "/commons/v1/packetmanager/validatePacket",
      Set.of("mosip-regproc-client"),
      Set.of("REGISTRATION_PROCESSOR")),
  PACKET_FIELDS(
      "/commons/v1/packetmanager/searchField", Set.of("mosip-regproc-client"), Set.of("DATA_READ")),
  PACKET_META(
      "/commons/v1/packetmanager/metaInfo",
      Set.of("mosip-regproc-client"),
      Set.of("METADATA_READ")),
  PACKET_MANAGER(
      "/commons/v1/packetmanager/",
      Set.of("mosip-regproc-client"),
      Set.of("REGISTRATION_PROCESSOR", "ONLINE_REGISTRATION_CLIENT")),
  WORKFLOW_INSTANCE(
      "/registrationprocessor/v1/workflowmanager/workflowinstance",
      clientsOfTheProcessor(),
      Set.of("ONLINE_REGISTRATION_CLIENT", "REGISTRATION_PROCESSOR", "GLOBAL_ADMIN")),
  WORKFLOW_MANAGER(
      "/registrationprocessor/v1/workflowmanager/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "GLOBAL_ADMIN")),
  STATUS(
      "/registrationprocessor/v1/registrationstatus/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_ADMIN", "REGISTRATION_OFFICER", "REGISTRATION_SUPERVISOR", "RESIDENT")),
  TRANSACTIONS(
      "/registrationprocessor/v1/registrationtransaction/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "REGISTRATION_ADMIN", "RESIDENT")),
  MAPPINGS(
      "/v1/masterdata/getregistrationmachineusermappinghistory/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "GLOBAL_ADMIN", "ZONAL_ADMIN")),
  MASTER_DATA(
      "/v1/masterdata/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "RESIDENT", "ZONAL_ADMIN")),
  RID_GENERATOR(
      "/v1/ridgenerator/", clientsOfTheProcessor(), Set.of("REGISTRATION_PROCESSOR", "RESIDENT")),
  IDENTITIES(
      "/idrepository/v1/identity/",
      clientsOfTheProcessor(),
      Set.of("REGISTRATION_PROCESSOR", "RESIDENT")),
  CREDENTIAL_REQUESTS(
      "/v1/credentialrequest/", clientsOfTheProcessor(), Set.of("CREDENTIAL_REQUEST")),
  DATA_SHARE("/v1/datashare/", Set.of(), Set.of("CREDENTIAL_REQUEST"));

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
    return this == WORKFLOW_INSTANCE || this == WORKFLOW_MANAGER;
  }

  /** Whether the token is of one of its own clients, or of one that was added. */
  boolean admits(Tokens.Token token, Collection<String> added) {
    return token.isFor(clients) || token.isFor(added);
  }

  boolean hasRole(Tokens.Token token) {
    return token.hasOneOf(roles);
  }

  private static Set<String> clientsOfTheProcessor() {
    return Set.of(
        "mosip-regproc-client", "mosip-admin-client", "mosip-resident-client", "mosip-reg-client");
  }
}
