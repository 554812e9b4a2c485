package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-credentialrequest",
    url =
        "#{environment.getProperty('mosip.credentialrequest-url') ?: 'http://not-granted.invalid'}",
    configuration = MosipFeign.class)
interface CredentialRequestClient {
  @PostMapping(path = "/v2/requestgenerator/{rid}", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response requestAs(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @PathVariable("rid") String rid,
      @RequestBody MosipRequest request);

  @PostMapping(path = "/requestgenerator", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response request(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);
}
