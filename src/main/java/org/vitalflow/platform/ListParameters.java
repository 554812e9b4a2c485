package org.vitalflow.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters of a list and collects their faults, whose pointers name them. A parameter
 * that is misspelt is not passed over: it would find too much.
 */
public final class ListParameters {
  private static final String PAGE = "page";
  private static final String SIZE = "size";
  private static final int MOST_PAGE = 1_000_000;
  private static final int SIZE_UNSAID = 50;
  private static final int MOST_SIZE = 200;

  private final MultiValueMap<String, String> parameters;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * Begins to read.
   *
   * @param names those of the list's own, beside {@code page} and {@code size}
   */
  public ListParameters(MultiValueMap<String, String> parameters, Set<String> names) {
    this.parameters = parameters;
    parameters.keySet().stream()
        .filter(name -> !names.contains(name) && !name.equals(PAGE) && !name.equals(SIZE))
        .map(Characters::printable)
        .forEach(name -> fault(name, "UNKNOWN_PARAMETER", "There is no such parameter."));
  }

  /** A text that is not blank; empty where the parameter is not there. */
  public Optional<String> text(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    @Nullable String value = values.get(0);
    if (values.size() > 1 || value == null || value.isBlank() || Characters.areBad(value, false)) {
      fault(name, "BAD_VALUE", "This parameter needs one text.");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** One of these words. */
  public Optional<String> word(String name, Collection<String> words) {
    Optional<String> value = text(name);
    if (value.isPresent() && !words.contains(value.get())) {
      fault(name, "UNKNOWN_VALUE", "This parameter has no such value.");
      return Optional.empty();
    }
    return value;
  }

  /** The page, from 0. */
  public int page() {
    return number(PAGE, 0, 0, MOST_PAGE);
  }

  /** The size of a page, 1 to 200; 50 where it is not said. */
  public int size() {
    return number(SIZE, SIZE_UNSAID, 1, MOST_SIZE);
  }

  private int number(String name, int otherwise, int least, int most) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    int number = value.get().matches("[0-9]{1,7}") ? Integer.parseInt(value.get()) : -1;
    if (number < least || number > most) {
      fault(
          name,
          "OUT_OF_RANGE",
          "This parameter must be a number from %d to %d.".formatted(least, most));
    }
    return number;
  }

  private void fault(String name, String code, String detail) {
    faults.add(new Fault("/" + name, code, detail));
  }

  /** Fails with {@code BAD_PARAMETER} where anything that was read is wrong. */
  public void check() {
    if (!faults.isEmpty()) {
      throw Problem.of("BAD_PARAMETER", "A parameter of the list is wrong.", faults);
    }
  }
}
