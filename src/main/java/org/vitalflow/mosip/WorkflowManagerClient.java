package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-workflowmanager",
    url = "${mosip.workflowmanager-url}",
    configuration = MosipFeign.class)
interface WorkflowManagerClient {
  @PostMapping(path = "/workflowinstance", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response workflowInstance(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);
}
