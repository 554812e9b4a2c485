package org.vitalflow.packet;

/**
 * A mapping of the country pack cannot be used; the message names file, code and place, and never
 * what the mapping was reading.
 */
class MappingFailed extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MappingFailed(String what) {
    super(what);
  }
}
