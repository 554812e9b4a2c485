package org.vitalflow.process;

import java.util.Map;
import java.util.Set;

/**
 * A form of Tasklist, brought by the stage whose facts it shows. What the form offers stands in
 * {@code forms/<key>.form}; its input fields are exactly what it {@link #writes} and {@link
 * #decides}.
 */
public interface TaskForm {
  /** The name of the form's file, without its ending. */
  String key();

  /** The fields a submit may bring for the registry. */
  Set<String> writes();

  /** The fields a submit may bring for the engine: flags and codes, never a value of a person. */
  Set<String> decides();

  /**
   * The values of the form's fields by key, plain: text, whole numbers, flags, or lists of maps of
   * those.
   */
  Map<String, Object> show(FormTask task);

  /**
   * Judges what a person submitted and writes it to the registry, in the transaction in which the
   * task ends.
   *
   * @param fields of {@link #writes} and {@link #decides} and no others, as the browser sent them
   * @return what the engine is told: of {@link #decides} and no others
   * @throws FormRefused where the person must change something; nothing is then changed
   */
  Map<String, Object> submit(FormTask task, Map<String, Object> fields);
}
