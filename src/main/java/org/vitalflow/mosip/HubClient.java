package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(name = "mosip-hub", url = "${mosip.hub-url}", configuration = MosipFeign.class)
interface HubClient {
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Response subscribe(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @RequestBody MultiValueMap<String, String> form);
}
