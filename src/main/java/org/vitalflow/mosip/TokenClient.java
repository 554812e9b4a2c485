package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "mosip-token", url = "${mosip.token-url}", configuration = MosipFeign.class)
interface TokenClient {
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Response token(@RequestBody MultiValueMap<String, String> form);
}
