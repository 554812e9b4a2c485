package org.vitalflow.certificate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;

/** The paper of an event, for the client that sent the event and for operations. */
@RestController
@Tag(name = "Events")
class CertificateController {
  private final Certificates certificates;
  private final Events events;

  CertificateController(Certificates certificates, Events events) {
    this.certificates = certificates;
    this.events = events;
  }

  @GetMapping("/api/v1/events/{id}/certificate")
  @Operation(summary = "Get the certificate as it was issued (PDF)")
  ResponseEntity<byte[]> certificate(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    Caller caller = Caller.of(token);
    Event event =
        events
            .find(uuid(id))
            .filter(e -> e.client().equals(caller.client()) || caller.has(Caller.OPERATIONS))
            .orElseThrow(CertificateController::noSuchEvent);
    Certificates.Paper paper =
        certificates
            .paper(event.id())
            .orElseThrow(
                () ->
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "CERTIFICATE_NOT_ISSUED",
                        "The certificate of this event has not been issued yet."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + paper.number() + ".pdf\"")
        .body(paper.pdf());
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw noSuchEvent();
    }
  }

  private static Problem noSuchEvent() {
    return Problem.of(HttpStatus.NOT_FOUND, "EVENT_UNKNOWN", "There is no such event.");
  }
}
