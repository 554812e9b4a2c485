package org.vitalflow.desk;

import java.util.List;

/**
 * A part of a form or of a record's page.
 *
 * @param id in the page's address and in the messages
 * @param base JSON pointer of the object it is about, empty for the record itself
 */
record Section(String id, String base, List<Field> fields) {
  /** The full JSON pointer of one of its fields. */
  String pointer(Field field) {
    return base + "/" + field.path();
  }
}
