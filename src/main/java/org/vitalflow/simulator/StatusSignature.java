package org.vitalflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** The status service signs what it says: a JWS without its payload, which is the body. */
@RestControllerAdvice(assignableTypes = StatusController.class)
class StatusSignature implements ResponseBodyAdvice<Object> {
  private static final String HEADER = "Response-Signature";

  private final Credentials credentials;
  private final ObjectMapper json;

  StatusSignature(Credentials credentials, ObjectMapper json) {
    this.credentials = credentials;
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    try {
      String text = json.writeValueAsString(body);
      response.getHeaders().set(HEADER, credentials.signature(text));
      return body;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written as JSON", e);
    }
  }
}
