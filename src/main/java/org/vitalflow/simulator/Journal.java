package org.vitalflow.simulator;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text that outlive signal 9, any part of which can be read again. A temporary one is gone
 * with the process, however it ends.
 */
final class Journal implements Closeable {
  static final String FILE = "journal.jsonl";
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final @Nullable FolderLock lock;

  /** Not channels, since an interrupted thread would close those for all others. */
  private RandomAccessFile file;

  private RandomAccessFile reading;
  private final Object forcing = new Object();
  private long written;
  private long forced;

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
    forced = whole;
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

  /** Appends a line; gives the position up to which it must be forced. */
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
    return written;
  }

  /** Returns when everything up to the position is on the disk; many callers share one flush. */
  void force(long position) throws IOException {
    if (lock == null) {
      return;
    }
    synchronized (forcing) {
      if (forced >= position) {
        return;
      }
      long reached = size();
      file.getFD().sync();
      forced = reached;
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
  public void close() throws IOException {
    file.close();
    reading.close();
    if (lock != null) {
      lock.close();
    }
  }
}
