package org.vitalflow.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vitalflow.intake.DocumentFiles;
import org.vitalflow.platform.Fault;
import org.vitalflow.platform.Problem;
import org.vitalflow.platform.Staff;
import org.vitalflow.platform.StaffRole;
import org.vitalflow.registry.Documents;
import org.vitalflow.registry.Event;
import org.vitalflow.registry.Events;
import org.vitalflow.registry.Journal;

/** The papers beside a case, for those of its office who work with its record. */
@Controller
@RequestMapping("/desk/cases/{id}/documents")
class DocumentPages {
  private static final Set<StaffRole> READERS =
      Set.of(
          StaffRole.CLERK,
          StaffRole.REGISTRAR,
          StaffRole.SUPERVISOR,
          StaffRole.FRONTDESK,
          StaffRole.IDOPS);

  private final Events events;
  private final Documents documents;
  private final DocumentFiles files;
  private final Journal journal;
  private final MessageSource messages;

  DocumentPages(
      Events events,
      Documents documents,
      DocumentFiles files,
      Journal journal,
      MessageSource messages) {
    this.events = events;
    this.documents = documents;
    this.files = files;
    this.journal = journal;
    this.messages = messages;
  }

  @GetMapping("/{documentId}")
  @Nullable ResponseEntity<byte[]> open(
      @PathVariable String id,
      @PathVariable String documentId,
      Authentication person,
      HttpServletResponse response)
      throws IOException {
    Staff reader = Staff.of(person);
    Optional<Event> event = visible(id, reader);
    Optional<Documents.Opened> opened =
        event.flatMap(e -> uuid(documentId).flatMap(document -> documents.open(e.id(), document)));
    if (event.isEmpty() || opened.isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return null;
    }
    journal.note(event.get().id(), "READ", reader.name(), "document");
    return DocumentFiles.download(opened.get());
  }

  /** Back to the case; what was wrong with the file stands there as {@code documentFault}. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Nullable String add(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String type,
      Authentication person,
      Locale language,
      RedirectAttributes next,
      HttpServletResponse response)
      throws IOException {
    Staff adder = Staff.of(person);
    Optional<Event> event = visible(id, adder);
    if (event.isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return null;
    }
    try {
      files.add(event.get().id(), file, type, adder.name());
    } catch (Problem problem) {
      next.addFlashAttribute("documentFault", said(problem, language));
    }
    return "redirect:/desk/cases/" + event.get().id();
  }

  private String said(Problem problem, Locale language) {
    Stream<String> codes =
        problem.faults().isEmpty()
            ? Stream.of(problem.code())
            : problem.faults().stream().map(DocumentPages::code);
    return codes
        .map(code -> messages.getMessage("document." + code, null, language))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String code(Fault fault) {
    return fault.pointer().substring(1) + "." + fault.code();
  }

  private Optional<Event> visible(String id, Staff person) {
    return Collections.disjoint(person.roles(), READERS)
        ? Optional.empty()
        : uuid(id).flatMap(events::find).filter(event -> event.office().equals(person.office()));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
