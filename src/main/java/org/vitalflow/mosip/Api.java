package org.vitalflow.mosip;

/** What we ask of MOSIP, with the setting that says where and what MOSIP must grant for it. */
enum Api {
  TOKEN(Remote.TOKEN, "token", "MOSIP_TOKEN_URL", ""),
  CREATE_PACKET(
      Remote.PACKETMANAGER,
      "createPacket",
      "MOSIP_PACKETMANAGER_URL",
      "a role of mosip.role.commons-packet.putcreatepacket (REGISTRATION_PROCESSOR or"
          + " ONLINE_REGISTRATION_CLIENT)"),
  INFO(
      Remote.PACKETMANAGER,
      "info",
      "MOSIP_PACKETMANAGER_URL",
      "the role of mosip.role.commons-packet for info (REGISTRATION_PROCESSOR)"),
  TRIGGER(
      Remote.WORKFLOWMANAGER,
      "trigger",
      "MOSIP_WORKFLOWMANAGER_URL",
      "one of the roles ONLINE_REGISTRATION_CLIENT, REGISTRATION_PROCESSOR, GLOBAL_ADMIN"),
  STATUS(
      Remote.STATUS,
      "status",
      "MOSIP_STATUS_URL",
      "a role of mosip.role.registration.getPostexternalstatussearch (REGISTRATION_ADMIN,"
          + " REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR or RESIDENT)"),
  TRANSACTION(
      Remote.TRANSACTION,
      "transaction history",
      "MOSIP_TRANSACTION_URL",
      "a role of mosip.role.registration.getsearchrid (REGISTRATION_PROCESSOR,"
          + " REGISTRATION_ADMIN or RESIDENT)"),
  WORKFLOW_SEARCH(
      Remote.WORKFLOWMANAGER,
      "workflow search",
      "MOSIP_WORKFLOWMANAGER_URL",
      "one of the roles REGISTRATION_PROCESSOR, GLOBAL_ADMIN"),
  IDENTITY(
      Remote.IDENTITY,
      "identity by RID",
      "MOSIP_IDENTITY_URL",
      "a role of mosip.role.idrepo.identity for it (REGISTRATION_PROCESSOR or RESIDENT)"),
  CREDENTIAL_REQUEST(
      Remote.CREDENTIALREQUEST,
      "credential request",
      "MOSIP_CREDENTIALREQUEST_URL",
      "the role CREDENTIAL_REQUEST"),
  MASTER_DATA(
      Remote.MASTERDATA,
      "master data",
      "MOSIP_MASTERDATA_URL",
      "a role of mosip.role.admin.masterdata for it (REGISTRATION_PROCESSOR)");

  private final Remote remote;
  private final String title;
  private final String setting;
  private final String roles;

  Api(Remote remote, String title, String setting, String roles) {
    this.remote = remote;
    this.title = title;
    this.setting = setting;
    this.roles = roles;
  }

  Remote remote() {
    return remote;
  }

  /** How messages name it. */
  String title() {
    return title;
  }

  /** The environment variable with its address. */
  String setting() {
    return setting;
  }

  /** What MOSIP's operator must grant our client, with MOSIP's defaults. */
  String roles() {
    return roles;
  }
}
