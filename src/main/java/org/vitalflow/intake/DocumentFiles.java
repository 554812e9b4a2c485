package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.vitalflow.platform.Characters;
import org.vitalflow.platform.Problem;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.DocumentFormat;
import org.vitalflow.registry.Documents;

/** Documents as files: judged when they come in, harmless for browsers when they go out. */
@Component
public class DocumentFiles {
  private final Documents documents;

  DocumentFiles(Documents documents) {
    this.documents = documents;
  }

  /**
   * Adds an uploaded file to an event; fails with {@code INVALID_DOCUMENT} (400, faults at {@code
   * /file} and {@code /type}), {@code DOCUMENT_TOO_LARGE} (413) or {@code TOO_MANY_DOCUMENTS}
   * (409).
   *
   * @param by a client or a person's login
   */
  public Document add(
      UUID eventId, @Nullable MultipartFile file, @Nullable String type, String by) {
    if (file != null && file.getSize() > Documents.MOST_BYTES) {
      throw Problem.of(
          HttpStatus.PAYLOAD_TOO_LARGE, "DOCUMENT_TOO_LARGE", "A document has 5 MiB at most.");
    }
    var faults = new Faults(LocalDate.EPOCH, false);
    var kind = TextNode.valueOf(type == null ? "" : type.strip());
    if (Text.SHORT.isEmpty(kind)) {
      faults.missing("/type");
    } else {
      Text.SHORT.check(kind, "/type", faults);
    }
    byte[] content = file == null ? new byte[0] : bytes(file);
    Optional<DocumentFormat> format = DocumentFormat.of(content);
    if (content.length == 0) {
      faults.missing("/file");
    } else if (format.isEmpty()) {
      faults.add("/file", "UNKNOWN_DOCUMENT", "A document must be a pdf, png or jpeg.");
    }
    String name = file == null ? "" : name(file.getOriginalFilename());
    Text.SHORT.check(TextNode.valueOf(name), "/file", faults);
    if (!faults.found().isEmpty() || format.isEmpty()) {
      throw Problem.of(
          "INVALID_DOCUMENT", "The document has faults; each is named.", faults.found());
    }
    return documents.add(
        eventId,
        kind.textValue(),
        Characters.areBlank(name) ? "document." + format.get().ending() : name,
        format.get(),
        content,
        by);
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      // its message may name the file
      throw new IllegalStateException("An uploaded file could not be read");
    }
  }

  /** The last part of a path, which some browsers send. */
  private static String name(@Nullable String sent) {
    return sent == null
        ? ""
        : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
  }

  /** The file as an attachment that no browser opens in our name. */
  public static ResponseEntity<byte[]> download(Documents.Opened opened) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(opened.document().contentType()))
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(safeName(opened.document()), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(opened.content());
  }

  /** A name whose ending tells what the file is, so that no system takes it for a program. */
  private static String safeName(Document document) {
    String name = document.fileName().replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
    List<String> endings =
        switch (document.contentType()) {
          case "application/pdf" -> List.of("pdf");
          case "image/png" -> List.of("png");
          default -> List.of("jpg", "jpeg");
        };
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(ending -> lower.endsWith("." + ending))
        ? name
        : name + "." + endings.get(0);
  }
}
