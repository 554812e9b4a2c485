package org.vitalflow.mosip;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What may be asked of MOSIP about a RID whose answer did not come.
 *
 * @param identityUrl MOSIP's identity service; empty where its operator does not grant it
 * @param workflowSearch whether our client may search workflows ({@code REGISTRATION_PROCESSOR})
 * @param credentialType which credential is asked for again, as the partner's policy names it
 */
@ConfigurationProperties("mosip")
record RecoverySettings(String identityUrl, boolean workflowSearch, String credentialType) {}
