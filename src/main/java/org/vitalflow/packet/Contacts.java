package org.vitalflow.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitalflow.mosip.Trigger.NotificationInfo;
import org.vitalflow.registry.PersonNames;

/** Whom MOSIP tells the number itself. */
class Contacts {
  private static final List<String> SUBJECTS = List.of("/child", "/deceased", "/spouses/0");

  private final NationalPhone phones;

  Contacts(NationalPhone phones) {
    this.phones = phones;
  }

  /** The contact of a record; none where the family gave none or wants no messages. */
  Optional<NotificationInfo> of(JsonNode record) {
    JsonNode contact = record.path("contact");
    String phone = phones.of(contact.path("phone").asText("")).orElse("");
    String email = contact.path("email").asText("");
    if (phone.isEmpty() && email.isEmpty()
        || !record.at("/consent/notifications").asBoolean(true)) {
      return Optional.empty();
    }
    String name =
        SUBJECTS.stream()
            .map(record::at)
            .flatMap(person -> name(person, contact.path("language").asText("")).stream())
            .findFirst()
            .orElse("");
    return Optional.of(new NotificationInfo(name, phone, email));
  }

  /** In the contact's language, else the first one. */
  private static Optional<String> name(JsonNode person, String language) {
    Stream.Builder<JsonNode> names = Stream.builder();
    person.path("name").forEach(names);
    return names
        .build()
        .sorted(Comparator.comparing(name -> !name.path("language").asText("").equals(language)))
        .map(PersonNames::full)
        .filter(full -> !full.isEmpty())
        .findFirst();
  }
}
