package org.vitalflow.mosip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bare socket in MOSIP's place: what it has seen is what was sent, whatever a client library does
 * by itself, and it answers bytes that no server would.
 */
final class StandIn implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  /** Answers one request; what it leaves unwritten is never sent. */
  interface Answer {
    void write(String request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokensAtOnce = new AtomicInteger();
  final AtomicInteger mostTokensAtOnce = new AtomicInteger();
  volatile Answer token = (request, out) -> out.write(tokenFor(300));
  volatile Answer api = (request, out) -> {};

  StandIn() {
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** As at first: a token of five minutes, and no answer to anything else. */
  void reset() {
    seen.clear();
    token = (request, out) -> out.write(tokenFor(300));
    api = (request, out) -> {};
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** What was asked, but for tokens. */
  List<String> calls() {
    return seen.stream().filter(request -> !isToken(request)).toList();
  }

  long tokens() {
    return seen.stream().filter(StandIn::isToken).count();
  }

  private static boolean isToken(String request) {
    return request.startsWith("POST /token");
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String request = read(socket.getInputStream());
      if (request.isEmpty()) {
        return;
      }
      seen.add(request);
      if (isToken(request)) {
        int now = tokensAtOnce.incrementAndGet();
        mostTokensAtOnce.accumulateAndGet(now, Math::max);
        try {
          token.write(request, socket.getOutputStream());
        } finally {
          tokensAtOnce.decrementAndGet();
        }
      } else {
        api.write(request, socket.getOutputStream());
      }
      socket.getOutputStream().flush();
    } catch (IOException | InterruptedException e) {
      // the client hung up, or the test is over
    }
  }

  private static String read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return text.toString();
      }
      text.append((char) c);
    }
    Matcher length = LENGTH.matcher(text);
    if (length.find()) {
      byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
      text.append(new String(body, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  static byte[] tokenFor(int seconds) {
    return http(
        200,
        "{\"access_token\":\"the-token\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
            .formatted(seconds));
  }

  static byte[] http(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Said\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, bytes.length);
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "stand-in");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
