package org.vitalflow.packet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.vitalflow.mosip.Packet;
import org.vitalflow.platform.Country;

/**
 * Which documents go into a packet, one per field of the ID schema: the newest, since what came
 * later replaces a bad copy.
 */
class DocumentFields {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, Country.DocumentField> fields = new HashMap<>();

  DocumentFields(Map<String, Country.DocumentField> fields) {
    fields.forEach((type, field) -> this.fields.put(plain(type), field));
  }

  /** {@code BIRTH_NOTIFICATION} for what a person called a "Birth notification". */
  private static String plain(String type) {
    return BETWEEN.matcher(type.strip()).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /** The documents to send, by field; of what another one replaces, the field is told. */
  Map<String, Paper> chosen(List<Paper> papers, List<PacketFault> leftOut) {
    var chosen = new LinkedHashMap<String, Paper>();
    for (Paper paper : papers) {
      Country.DocumentField field = fields.get(plain(paper.type()));
      if (field != null && chosen.put(field.field(), paper) != null) {
        leftOut.add(new PacketFault(field.field(), "/documents", PacketFault.Kind.SUPERSEDED));
      }
    }
    return chosen;
  }

  /** The document as MOSIP takes it, under the file name that it gives it. */
  Packet.Document packed(String field, Paper paper) {
    return new Packet.Document(
        Base64.getEncoder().encodeToString(paper.content().get()),
        field,
        type(paper),
        paper.format().ending(),
        paper.id().toString());
  }

  /** What the packet manager writes of the document into the identity. */
  void describe(String field, Paper paper, ObjectNode identity) {
    identity
        .putObject(field)
        .put("format", paper.format().ending())
        .put("type", type(paper))
        .put("value", field)
        .put("refNumber", paper.id().toString());
  }

  private String type(Paper paper) {
    Country.DocumentField field = fields.get(plain(paper.type()));
    return field == null || field.type() == null ? plain(paper.type()) : field.type();
  }
}
