package org.vitalflow.packet;

import java.util.Optional;

/** The files of the country pack. */
@FunctionalInterface
interface PackFiles {
  /** The text of a file such as {@code mapping/birth.jsonata}, if the pack has it. */
  Optional<String> text(String name);
}
