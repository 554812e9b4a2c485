package org.vitalflow.mosip;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How MOSIP's signals come back to us.
 *
 * @param topics the topics that MOSIP's operator granted; others are not asked for
 * @param websubSecretPrevious the secret before {@code MOSIP_WEBSUB_SECRET}, while a rotation is
 *     under way; else empty
 * @param datashareHttps whether credentials are fetched by https alone
 */
@ConfigurationProperties("mosip")
record SignalSettings(List<Topic> topics, String websubSecretPrevious, boolean datashareHttps) {
  @Override
  public String toString() {
    return "SignalSettings" + topics;
  }
}
