package org.vitalflow.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a request failed with into a problem detail. What a failure says of itself is
 * shown to nobody: it may quote what was sent.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private static final Map<HttpStatus, String> SENTENCES =
      Map.of(
          HttpStatus.BAD_REQUEST, "The request cannot be read.",
          HttpStatus.NOT_FOUND, "There is nothing at this path.",
          HttpStatus.METHOD_NOT_ALLOWED, "This path does not answer this method.",
          HttpStatus.NOT_ACCEPTABLE, "There is no answer in a format that the request accepts.",
          HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large.",
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This path takes no body of this media type.",
          HttpStatus.SERVICE_UNAVAILABLE, "Try again shortly, with the same Idempotency-Key.");

  @ExceptionHandler
  ResponseEntity<Object> refused(Problem problem, HttpServletRequest request) {
    var headers = new HttpHeaders();
    if (problem.location() != null) {
      headers.setLocation(problem.location());
    }
    return answer(
        ProblemDetails.of(
            problem.status(),
            problem.code(),
            problem.detail(),
            request.getRequestURI(),
            problem.faults()),
        headers);
  }

  /** The database cannot be had just now; nothing was stored. */
  @ExceptionHandler({
    CannotCreateTransactionException.class,
    TransientDataAccessException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<Object> unavailable(Exception failure, HttpServletRequest request) {
    LOG.warn("A request found no database: {}", failure.getClass().getSimpleName());
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return answer(plain(HttpStatus.SERVICE_UNAVAILABLE, request.getRequestURI()), headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // the security chain answers these
    }
    LOG.error("A request failed: {}", withoutMessages(failure));
    return answer(
        plain(HttpStatus.INTERNAL_SERVER_ERROR, request.getRequestURI()), new HttpHeaders());
  }

  /** All failures that Spring itself finds in a request. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String path = ((ServletWebRequest) request).getRequest().getRequestURI();
    return answer(plain(HttpStatus.valueOf(status.value()), path), headers);
  }

  private static ProblemDetail plain(HttpStatus status, String path) {
    return ProblemDetails.of(
        status,
        status.name(),
        SENTENCES.getOrDefault(status, "The request could not be answered."),
        path,
        List.of());
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** Classes and the places they were thrown at: messages may hold a person's values. */
  private static String withoutMessages(Throwable failure) {
    var text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName());
      Arrays.stream(cause.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("org.vitalflow"))
          .limit(3)
          .forEach(frame -> text.append(" at ").append(frame));
      text.append("; ");
    }
    return text.toString();
  }
}
