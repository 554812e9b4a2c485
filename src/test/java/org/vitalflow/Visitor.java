package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser's cookies and without its scripts; follows no redirect by itself. */
public final class Visitor {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("XSRF-TOKEN=([^;]+)");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  public Visitor(String base) {
    this.base = base;
  }

  /**
   * Somebody of the staff, logged in, with the token that Camunda's web apps want of their scripts.
   */
  static Visitor atWork(Town town, String name) {
    var visitor = new Visitor(town.base());
    visitor.logIn(name, name);
    visitor.get("/camunda/api/admin/auth/user/default");
    return visitor;
  }

  /** Takes a task, as Tasklist does. */
  HttpResponse<String> claim(String taskId, String name) {
    return call(
        "POST",
        "/camunda/api/engine/engine/default/task/" + taskId + "/claim",
        "{\"userId\": \"" + name + "\"}");
  }

  /** Logs in through the login page, as people do. */
  public HttpResponse<String> logIn(String name, String password) {
    return form(
        "/login",
        "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + formToken());
  }

  /** The token of a form on the login page, to be sent with any form of the session. */
  public String formToken() {
    Matcher token = FORM_TOKEN.matcher(get("/login").body());
    return token.find() ? encoded(token.group(1)) : "";
  }

  public HttpResponse<String> form(String path, String content) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(content)));
  }

  /** Sends a form with a file. */
  HttpResponse<String> upload(String path, Multipart form) {
    return send(form.of(request(path)));
  }

  /** The token of a form as it stands in a field. */
  String plainFormToken() {
    return java.net.URLDecoder.decode(formToken(), StandardCharsets.UTF_8);
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Calls as a script of a web app would, with the token that Camunda's own check wants. */
  public HttpResponse<String> call(String method, String path, String json) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofString(json));
    cookies.getCookieStore().getCookies().stream()
        .map(cookie -> COOKIE.matcher(cookie.toString()))
        .filter(Matcher::find)
        .findFirst()
        .ifPresent(token -> request.header("X-XSRF-TOKEN", token.group(1).replace("\"", "")));
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base).resolve(path)).timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
