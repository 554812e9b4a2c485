package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "mosip-hub", url = "${mosip.hub-url}", configuration = MosipFeign.class)
interface HubClient {
  /** Subscribes and unsubscribes: the hub reads a form's own mode. */
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Response subscribe(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @RequestBody MultiValueMap<String, String> form);

  /** The hub reads mode and topic of a JSON body from the query. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Response publish(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @RequestParam("hub.mode") String mode,
      @RequestParam("hub.topic") String topic,
      @RequestBody Object event);
}
