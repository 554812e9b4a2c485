package org.vitalflow.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/**
 * What fails before a controller is reached (a path the firewall refuses, say) is a problem detail
 * too where it is the API that was called.
 */
@Controller
class ProblemErrors extends BasicErrorController {
  private final ObjectMapper json;

  ProblemErrors(
      ErrorAttributes attributes,
      ServerProperties server,
      List<ErrorViewResolver> pages,
      ObjectMapper json) {
    super(attributes, server.getError(), pages);
    this.json = json;
  }

  @Override
  public @Nullable ModelAndView errorHtml(
      HttpServletRequest request, HttpServletResponse response) {
    if (!isApi(request)) {
      return super.errorHtml(request, response);
    }
    HttpStatus status = getStatus(request);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      json.writeValue(response.getOutputStream(), problem(status));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  @Override
  public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
    if (!isApi(request)) {
      return super.error(request);
    }
    HttpStatus status = getStatus(request);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(json.convertValue(problem(status), new TypeReference<>() {}));
  }

  private static ProblemDetail problem(HttpStatus status) {
    // the path itself may be what is broken, so it is not repeated
    return ProblemDetails.of(
        status, status.name(), "The request could not be answered.", "/api", List.of());
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        && path.startsWith("/api/");
  }
}
