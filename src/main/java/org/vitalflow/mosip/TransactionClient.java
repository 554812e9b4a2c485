package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-transaction",
    url = "#{environment.getProperty('mosip.transaction-url') ?: 'http://not-granted.invalid'}",
    configuration = MosipFeign.class)
interface TransactionClient {
  @GetMapping("/search/{rid}")
  Response search(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @PathVariable("rid") String rid);
}
