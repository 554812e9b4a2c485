package org.vitalflow.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where an entry stands in a paper register; whoever fills this in copies such an entry. */
final class OldRegister {
  static final Section SECTION =
      new Section(
          "oldRegister",
          "/registration",
          List.of(
              Field.of("number", Field.Kind.TEXT),
              Field.of("registeredOn", Field.Kind.DAY),
              Field.of("book/volume", Field.Kind.TEXT),
              Field.of("book/page", Field.Kind.TEXT),
              Field.of("book/entry", Field.Kind.TEXT)));

  private OldRegister() {}

  /** Says of a body that names its place in a register that it comes from one. */
  static void mark(ObjectNode body) {
    if (body.has("registration")) {
      body.put("origin", "LEGACY");
    }
  }
}
