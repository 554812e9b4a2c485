package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-packetmanager",
    url = "${mosip.packetmanager-url}",
    configuration = MosipFeign.class)
interface PacketManagerClient {
  @PutMapping(path = "/createPacket", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response createPacket(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);

  @PostMapping(path = "/info", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response info(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);
}
