package org.vitalflow.websub;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long deliveries are kept.
 *
 * @param folded the hash of one that is done; longer than MOSIP delivers anything again
 * @param unknown one of a RID that we do not have
 * @param quarantined one that is not what it should be
 */
@ConfigurationProperties("vitalflow.keep")
record InboxRetention(Duration folded, Duration unknown, Duration quarantined) {}
