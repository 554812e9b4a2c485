package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Not {@code /search}: that one says PROCESSED of rejected packets too. */
@FeignClient(
    name = "mosip-status",
    url = "#{environment.getProperty('mosip.status-url') ?: 'http://not-granted.invalid'}",
    configuration = MosipFeign.class)
interface StatusClient {
  @PostMapping(path = "/externalstatus/search", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response externalStatus(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);
}
