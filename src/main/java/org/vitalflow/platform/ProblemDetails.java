package org.vitalflow.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes the body of every error answer (RFC 9457) with its stable {@code code}. */
final class ProblemDetails {
  private ProblemDetails() {}

  /**
   * The body of an error answer.
   *
   * @param code upper snake case; the problem's {@code type} ends in it
   * @param detail a sentence without any person's value, upstream text or class name
   * @param instance the request's path, without its query
   * @param faults the {@code errors} of a 400; left out when there are none
   */
  public static ProblemDetail of(
      HttpStatus status, String code, String detail, String instance, List<Fault> faults) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(
        URI.create(
            "https://vitalflow.org/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(status.getReasonPhrase());
    problem.setInstance(URI.create(instance));
    problem.setProperty("code", code);
    if (!faults.isEmpty()) {
      problem.setProperty("errors", faults);
    }
    return problem;
  }
}
