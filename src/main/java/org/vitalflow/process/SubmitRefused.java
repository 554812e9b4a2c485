package org.vitalflow.process;

import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/** Ends a submit and its transaction; the engine logs its own exceptions of this kind nowhere. */
class SubmitRefused extends BadUserRequestException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable FormTask tampered;

  SubmitRefused(String sentences, @Nullable FormTask tampered) {
    super(sentences);
    this.tampered = tampered;
  }

  /** The task whose form had other fields than it offers, if that is the reason. */
  @Nullable FormTask tampered() {
    return tampered;
  }
}
