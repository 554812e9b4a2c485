package org.vitalflow.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** People get a page where something failed; what machines call is answered before. */
@ControllerAdvice(basePackageClasses = DeskAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DeskAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(DeskAdvice.class);

  @ExceptionHandler
  void noSuchCase(NoSuchCase failure, HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.NOT_FOUND.value());
  }

  @ExceptionHandler
  void failed(Exception failure, HttpServletResponse response) throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // the security chain answers these
    }
    if (failure instanceof ErrorResponse answer) {
      response.sendError(answer.getStatusCode().value());
      return;
    }
    if (failure instanceof TypeMismatchException) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    // its message may hold a person's values
    LOG.error(
        "A page failed: {} {}",
        failure.getClass().getName(),
        Arrays.stream(failure.getStackTrace()).limit(5).toList());
    response.sendError(HttpStatus.INTERNAL_SERVER_ERROR.value());
  }
}
