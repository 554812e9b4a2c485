package org.vitalflow.mosip;

import feign.Response;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(
    name = "mosip-workflowsearch",
    url = "${mosip.workflowmanager-url}",
    configuration = MosipFeign.class)
interface WorkflowSearchClient {
  @PostMapping(path = "/workflow/search", consumes = MediaType.APPLICATION_JSON_VALUE)
  Response search(
      @RequestHeader(HttpHeaders.COOKIE) String cookie, @RequestBody MosipRequest request);
}
