package org.vitalflow.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.vitalflow.platform.Caller;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Journal;

/** The papers of an event, for the client that sent the event and for operations. */
@RestController
@RequestMapping("/api/v1/events/{id}/documents")
@Tag(name = "Events")
class DocumentController {
  private final EventViews views;
  private final DocumentFiles files;
  private final Documents documents;
  private final Journal journal;

  DocumentController(EventViews views, DocumentFiles files, Documents documents, Journal journal) {
    this.views = views;
    this.files = files;
    this.documents = documents;
    this.journal = journal;
  }

  /**
   * A document as its client sees it.
   *
   * @param contentType of what it holds, whatever was said of it
   * @param size in bytes
   */
  @Schema(name = "Document")
  record View(
      UUID id, String type, String fileName, String contentType, int size, Instant addedAt) {
    static View of(Document document) {
      return new View(
          document.id(),
          document.type(),
          document.fileName(),
          document.contentType(),
          document.size(),
          document.addedAt());
    }
  }

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add a document",
      description = "A pdf, png or jpeg, judged by its content; 5 MiB each, 20 per event.")
  @ApiResponse(responseCode = "201", description = "Added; Location names the document")
  ResponseEntity<View> add(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String type,
      @AuthenticationPrincipal Jwt token) {
    Caller caller = EventController.reader(token);
    Event event = views.visible(id, caller);
    Document added = files.add(event.id(), file, type, caller.client());
    return ResponseEntity.created(URI.create(event.href() + "/documents/" + added.id()))
        .body(View.of(added));
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the documents of an event")
  List<View> list(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    Event event = views.visible(id, EventController.reader(token));
    return documents.list(event.id()).stream().map(View::of).toList();
  }

  @GetMapping("/{documentId}")
  @Operation(summary = "Get a document as an attachment")
  ResponseEntity<byte[]> get(
      @PathVariable String id,
      @PathVariable String documentId,
      @AuthenticationPrincipal Jwt token) {
    Caller caller = EventController.reader(token);
    Event event = views.visible(id, caller);
    Documents.Opened opened =
        EventViews.uuid(documentId)
            .flatMap(document -> documents.open(event.id(), document))
            .orElseThrow(
                () ->
                    Problem.of(
                        HttpStatus.NOT_FOUND, "DOCUMENT_UNKNOWN", "There is no such document."));
    journal.note(event.id(), "READ", caller.client(), "document");
    return DocumentFiles.download(opened);
  }
}
