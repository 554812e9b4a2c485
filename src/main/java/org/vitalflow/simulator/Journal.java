package org.vitalflow.simulator;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of text that outlive signal 9, and a failure of power but for the last 100 ms: nobody who
 * calls waits for the disk. Any part can be read again. A temporary one is gone with the process,
 * however that ends.
 */
final class Journal implements Closeable {
  static final String FILE = "journal.jsonl";
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final long FORCE_MILLIS = 100;
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final @Nullable FolderLock lock;

  /** Not channels, since an interrupted thread would close those for all others. */
  private RandomAccessFile file;

  private RandomAccessFile reading;
  private final ScheduledExecutorService disk =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "journal");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean unforced = new AtomicBoolean();
  private long written;

  /** Opens or makes the file in a folder that is this process's alone until it is closed. */
  Journal(Path folder) throws IOException {
    path = folder.resolve(FILE);
    lock = FolderLock.of(folder);
    // of a rewriting that was broken off
    Files.deleteIfExists(beside());
    file = new RandomAccessFile(path.toFile(), "rw");
    reading = new RandomAccessFile(path.toFile(), "r");
  }

  private Journal() throws IOException {
    path = Files.createTempFile("simulator", ".jsonl");
    lock = null;
    file = new RandomAccessFile(path.toFile(), "rw");
    reading = new RandomAccessFile(path.toFile(), "r");
    // where an open file cannot lose its name, it goes at the end
    if (!path.toFile().delete()) {
      path.toFile().deleteOnExit();
    }
  }

  static Journal temporary() throws IOException {
    return new Journal();
  }

  /** What is done with a line and the place where it begins. */
  interface Reader {
    void read(long at, byte[] line) throws IOException;
  }

  /** What writes all lines anew. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** Gives every whole line, and cuts off a last one that was torn while it was written. */
  void replay(Reader lines) throws IOException {
    long whole = 0;
    var line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    file.seek(0);
    for (int n = file.read(chunk); n >= 0; n = file.read(chunk)) {
      int from = 0;
      for (int i = 0; i < n; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, from, i - from);
          lines.read(whole, line.toByteArray());
          whole += line.size() + 1;
          line.reset();
          from = i + 1;
        }
      }
      line.write(chunk, from, n - from);
    }
    file.setLength(whole);
    file.seek(whole);
    written = whole;
  }

  /** Puts other lines in the place of all, whole or not at all; only before the first write. */
  void rewrite(Writer lines) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside()), CHUNK)) {
      lines.write(out);
    }
    file.close();
    reading.close();
    DurableFiles.publish(beside(), path);
    file = new RandomAccessFile(path.toFile(), "rw");
    reading = new RandomAccessFile(path.toFile(), "r");
  }

  private Path beside() {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /** Appends a line; gives the position behind it. */
  synchronized long write(byte[] line) throws IOException {
    try {
      file.write(line);
    } catch (IOException e) {
      // half a line would spoil the next one
      file.setLength(written);
      file.seek(written);
      throw e;
    }
    written += line.length;
    if (lock != null && unforced.compareAndSet(false, true)) {
      disk.schedule(this::force, FORCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return written;
  }

  private void force() {
    unforced.set(false);
    try {
      file.getFD().sync();
    } catch (IOException e) {
      if (!disk.isShutdown()) {
        LOG.error("The journal cannot be brought to the disk: {}", e.getMessage());
      }
    }
  }

  byte[] read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    synchronized (reading) {
      reading.seek(at);
      reading.readFully(bytes);
    }
    return bytes;
  }

  synchronized long size() {
    return written;
  }

  @Override
  public synchronized void close() throws IOException {
    disk.shutdownNow();
    file.close();
    reading.close();
    if (lock != null) {
      lock.close();
    }
  }
}
