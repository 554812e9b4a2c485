package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-identity",
    url = "#{environment.getProperty('mosip.identity-url') ?: 'http://not-granted.invalid'}",
    configuration = MosipFeign.class)
interface IdentityClient {
  @GetMapping("/idvid/{rid}")
  Response identity(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @PathVariable("rid") String rid);
}
