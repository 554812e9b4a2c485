package org.vitalflow.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Lines of text that outlive signal 9; one process at a time. */
final class Journal implements Closeable {
  /** Not a channel, since an interrupted thread would close that for all others. */
  private final RandomAccessFile file;

  private final Object forcing = new Object();
  private long written;
  private long forced;

  Journal(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
    if (!lock()) {
      file.close();
      throw new IOException("Another simulator uses the folder " + path.getParent());
    }
  }

  private boolean lock() throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Gives every whole line, and cuts off a last one that was torn while it was written. */
  void replay(Consumer<String> lines) throws IOException {
    long whole = 0;
    long position = 0;
    var line = new ByteArrayOutputStream();
    InputStream in =
        new BufferedInputStream(Channels.newInputStream(file.getChannel().position(0)), 1 << 16);
    for (int b = in.read(); b >= 0; b = in.read()) {
      position++;
      if (b == '\n') {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
        whole = position;
      } else {
        line.write(b);
      }
    }
    file.setLength(whole);
    file.seek(whole);
    written = whole;
    forced = whole;
  }

  /** Appends a line without line breaks; gives the position up to which it must be forced. */
  synchronized long write(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    written += bytes.length;
    file.write(bytes);
    return written;
  }

  /** Returns when everything up to the position is on the disk; many callers share one flush. */
  void force(long position) throws IOException {
    synchronized (forcing) {
      if (forced >= position) {
        return;
      }
      long reached = written();
      file.getFD().sync();
      forced = reached;
    }
  }

  private synchronized long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
