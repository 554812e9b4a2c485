package org.vitalflow.platform;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The caller's fault: becomes a problem detail (RFC 9457) with a stable code. Its texts never hold
 * a person's value.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient List<Fault> faults;
  private final @Nullable URI location;

  private Problem(
      HttpStatus status, String code, String detail, List<Fault> faults, @Nullable URI location) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.location = location;
  }

  /** A refusal with one reason. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), null);
  }

  /** A 400 that names every fault at once. */
  public static Problem of(String code, String detail, List<Fault> faults) {
    return new Problem(HttpStatus.BAD_REQUEST, code, detail, List.copyOf(faults), null);
  }

  /** A 409 that says where the first one is. */
  public static Problem conflict(String code, String detail, URI location) {
    return new Problem(HttpStatus.CONFLICT, code, detail, List.of(), location);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  public @Nullable URI location() {
    return location;
  }

  /** The sentence shown to the caller. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
