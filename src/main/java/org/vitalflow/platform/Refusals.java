package org.vitalflow.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the API answers to a caller who may not come in: problem details, as everywhere. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      answer(
          request,
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "TOKEN_NOT_CHECKED",
          "The issuer of tokens does not answer, so the token could not be checked. Try again.");
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    answer(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "UNAUTHORIZED",
        "A valid bearer token of the configured issuer and audience is required.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    answer(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "FORBIDDEN",
        "The token does not carry the role this needs.");
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(
        response.getOutputStream(),
        ProblemDetails.of(status, code, detail, request.getRequestURI(), List.of()));
  }
}
