package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What MOSIP's own stages ask about a packet, plus the centre itself, which tells its hours. */
@FeignClient(
    name = "mosip-masterdata",
    url = "#{environment.getProperty('mosip.masterdata-url') ?: 'http://not-granted.invalid'}",
    configuration = MosipFeign.class)
interface MasterDataClient {
  @GetMapping("/idschema/latest")
  Response schema(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @RequestParam("schemaVersion") String version);

  @GetMapping("/registrationcenters/{centre}/{language}")
  Response centre(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @PathVariable("centre") String centre,
      @PathVariable("language") String language);

  @GetMapping("/machines/{machine}")
  Response machine(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @PathVariable("machine") String machine);

  @GetMapping("/users/{officer}/{time}")
  Response officer(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @PathVariable("officer") String officer,
      @PathVariable("time") String time);

  @GetMapping("/getregistrationmachineusermappinghistory/{time}/{centre}/{machine}/{officer}")
  Response mapping(
      @RequestHeader(HttpHeaders.COOKIE) String cookie,
      @PathVariable("time") String time,
      @PathVariable("centre") String centre,
      @PathVariable("machine") String machine,
      @PathVariable("officer") String officer);
}
