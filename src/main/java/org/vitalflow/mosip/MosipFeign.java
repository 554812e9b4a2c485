package org.vitalflow.mosip;

import feign.Logger;
import feign.Retryer;
import feign.codec.Encoder;
import feign.form.spring.SpringFormEncoder;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.autoconfigure.http.HttpMessageConverters;
import org.springframework.cloud.openfeign.support.SpringEncoder;
import org.springframework.context.annotation.Bean;

/**
 * What all MOSIP clients share: forms and JSON out, no retries of Feign's own (the engine repeats
 * steps), no logging.
 */
class MosipFeign {
  @Bean
  Encoder encoder(ObjectFactory<HttpMessageConverters> converters) {
    return new SpringFormEncoder(new SpringEncoder(converters));
  }

  @Bean
  Retryer retryer() {
    return Retryer.NEVER_RETRY;
  }

  @Bean
  Logger.Level level() {
    return Logger.Level.NONE;
  }
}
