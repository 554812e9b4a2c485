package org.vitalflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What stands before the nodes of a cluster: hands each connection to the next node that takes
 * connections, and closes it where none does.
 */
final class FrontDoor implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1000;

  private final ServerSocket socket;
  private final Supplier<List<Integer>> nodes;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "front-door");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();

  /** Listens on loopback; {@code nodes} are the ports behind it at any moment. */
  FrontDoor(int port, Supplier<List<Integer>> nodes) {
    this.nodes = nodes;
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        open.add(caller);
        threads.execute(() -> pass(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pass(Socket caller) {
    List<Integer> behind = nodes.get();
    for (int i = 0; i < behind.size(); i++) {
      int port = behind.get(Math.floorMod(turn.getAndIncrement(), behind.size()));
      var node = new Socket();
      try {
        node.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        open.add(node);
        threads.execute(() -> pump(node, caller));
        pump(caller, node);
        return;
      } catch (IOException e) {
        close(node);
      }
    }
    close(caller);
  }

  /** One way; when it ends, both ends are closed. */
  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // a killed node says no goodbye
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket ended) {
    open.remove(ended);
    try {
      ended.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    open.forEach(this::close);
    threads.shutdownNow();
  }
}
