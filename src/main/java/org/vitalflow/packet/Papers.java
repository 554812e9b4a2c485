package org.vitalflow.packet;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.vitalflow.registry.Document;
import org.vitalflow.registry.DocumentFormat;
import org.vitalflow.registry.Documents;

/** The documents of a case, as its packet takes them. */
@Component
class Papers {
  private final Documents documents;

  Papers(Documents documents) {
    this.documents = documents;
  }

  /** In the order they came; none is opened yet. */
  List<Paper> of(UUID eventId) {
    return documents.list(eventId).stream().map(document -> paper(eventId, document)).toList();
  }

  private Paper paper(UUID eventId, Document document) {
    DocumentFormat format =
        Arrays.stream(DocumentFormat.values())
            .filter(known -> known.mediaType().equals(document.contentType()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("A document of an unknown format is kept"));
    return new Paper(
        document.id(),
        document.type(),
        format,
        () ->
            documents
                .open(eventId, document.id())
                .orElseThrow(() -> new IllegalStateException("A document has gone"))
                .content());
  }
}
