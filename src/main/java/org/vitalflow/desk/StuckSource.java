package org.vitalflow.desk;

import java.util.List;
import java.util.Optional;

/** Where one kind of stuck cases is found. */
interface StuckSource {
  /**
   * The cases of this kind.
   *
   * @param office of one office; empty for all
   * @param most no more than these, the oldest
   */
  List<Stuck> stuck(Optional<String> office, int most);
}
