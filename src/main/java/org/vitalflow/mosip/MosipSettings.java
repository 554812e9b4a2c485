package org.vitalflow.mosip;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where MOSIP is and who we are to it.
 *
 * @param partnerId must equal the client id: the hub binds {@code X/CREDENTIAL_ISSUED} to client
 *     {@code X}
 * @param partnerKeystore PKCS#12 with the key for which MOSIP encrypts credentials
 * @param callbackBaseUrl how the hub reaches us, without a path
 * @param statusUrl empty where MOSIP's operator grants no status API; the same of the next three
 * @param datashareUrls the only places credentials are fetched from, as {@code http(s)://host:port}
 * @param trustedSigners PEM file with the certificates MOSIP signs credentials with; empty where
 *     signatures are not checked
 * @param signatureRequired whether a credential without a signature is refused
 * @param publishStatus whether we tell MOSIP that a credential arrived ({@code
 *     CREDENTIAL_STATUS_UPDATE})
 * @param resubscribe gap between two subscribe requests of a topic; the hub drops a subscriber
 *     after one failed delivery
 */
@ConfigurationProperties("mosip")
record MosipSettings(
    String tokenUrl,
    String clientId,
    String clientSecret,
    String packetmanagerUrl,
    String workflowmanagerUrl,
    String statusUrl,
    String transactionUrl,
    String masterdataUrl,
    String credentialrequestUrl,
    String hubUrl,
    List<URI> datashareUrls,
    String callbackBaseUrl,
    String partnerId,
    Path partnerKeystore,
    String partnerKeystorePassword,
    String websubSecret,
    String trustedSigners,
    boolean signatureRequired,
    boolean publishStatus,
    Duration resubscribe) {}
