package org.vitalflow.mosip;

import feign.Response;
import java.net.URI;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The address comes with each event. */
@FeignClient(
    name = "mosip-datashare",
    url = "http://datashare.invalid",
    configuration = MosipFeign.class)
interface DataShareClient {
  @GetMapping
  Response get(URI address, @RequestHeader(HttpHeaders.COOKIE) String cookie);
}
