package org.vitalflow.mosip;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where MOSIP is and who we are to it.
 *
 * @param partnerId must equal the client id: the hub binds {@code X/CREDENTIAL_ISSUED} to client
 *     {@code X}
 * @param partnerKeystore PKCS#12 with the key for which MOSIP encrypts credentials
 * @param callbackBaseUrl how the hub reaches us, without a path
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
    String hubUrl,
    String callbackBaseUrl,
    String partnerId,
    Path partnerKeystore,
    String partnerKeystorePassword,
    String websubSecret,
    Duration resubscribe) {}
