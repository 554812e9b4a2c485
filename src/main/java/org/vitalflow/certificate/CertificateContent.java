package org.vitalflow.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.vitalflow.certificate.Page.Row;

/** What the certificate of one kind of event says, beyond what stands on every certificate. */
interface CertificateContent {
  /** The kind of event, as in the API's path. */
  String type();

  /** The person in whose languages the certificate is written. */
  JsonNode registrant(JsonNode record);

  /** The key of the certificate's title. */
  String title(JsonNode record);

  /** The places in a record that the certificate shows (JSON pointers). */
  List<String> printed();

  /** The facts of the record, in the order of the certificate. */
  List<Row> facts(Wording words, JsonNode record);
}
