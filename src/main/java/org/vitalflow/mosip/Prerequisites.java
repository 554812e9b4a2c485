package org.vitalflow.mosip;

import java.util.List;
import java.util.Map;

/** Some prerequisites, each with how it is checked. */
interface Prerequisites {
  Map<Preflight.Code, Check> checks();

  /** Checks one; what it throws becomes its line. */
  @FunctionalInterface
  interface Check {
    List<Preflight.Line> lines() throws MosipRefused;
  }
}
