package org.vitalflow.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data folder for one process; the system takes it back when the process dies. */
record FolderLock(FileChannel channel) implements Closeable {
  private static final String FILE = "lock";

  /** Another simulator has the folder. */
  static final class Taken extends IOException {
    private static final long serialVersionUID = 1L;

    Taken(Path folder) {
      super("Another simulator uses the folder " + folder);
    }
  }

  /**
   * @throws Taken if another simulator has it
   */
  static FolderLock of(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new Taken(folder);
    }
    return new FolderLock(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
