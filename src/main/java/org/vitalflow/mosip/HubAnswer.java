package org.vitalflow.mosip;

import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the hub said: a form-encoded text, in which a refusal may come with 200 (mosip-contract
 * 5.1). Its words stay here.
 */
record HubAnswer(int status, Map<String, String> form) {
  private static final int LIMIT = 1 << 16;
  private static final String ALREADY = "already registered";

  /** Makes one call; whatever breaks on the wire is {@link MosipUnavailable}. */
  static HubAnswer of(String operation, Supplier<Response> call) {
    try (Response response = call.get()) {
      byte[] body =
          response.body() == null ? new byte[0] : response.body().asInputStream().readNBytes(LIMIT);
      return new HubAnswer(response.status(), parse(new String(body, StandardCharsets.UTF_8)));
    } catch (FeignException | IOException e) {
      throw new MosipUnavailable(operation + ": no answer from MOSIP's hub");
    }
  }

  private static Map<String, String> parse(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** 202 alone says so; with 200 only the hub's own word counts, since a login page is 200 too. */
  boolean isAccepted() {
    boolean said =
        "accepted".equals(form.get("hub.mode")) || "accepted".equals(form.get("hub.result"));
    return !isDenied() && (status == 202 || status == 200 && said);
  }

  boolean isDenied() {
    return "denied".equals(form.get("hub.mode"));
  }

  /** The denial of a second registration says that the first one lives. */
  boolean isAlreadyRegistered() {
    return isDenied() && isAlreadyRegistered(form.getOrDefault("hub.reason", ""));
  }

  /** Whether the hub's reason is that we are subscribed. */
  static boolean isAlreadyRegistered(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains(ALREADY);
  }

  /** The hub's library turns a missing role into an internal error. */
  boolean isUnauthorised() {
    return status == 401 || status == 403 || isDenied() && !isAlreadyRegistered();
  }

  @Override
  public String toString() {
    return "HubAnswer[" + status + "]";
  }
}
