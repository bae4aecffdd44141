package dev.tenon.works;

import dev.tenon.works.git.GitProblem;
import dev.tenon.works.git.TenonFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The project's lock: one command that writes at a time. The system holds it for the process, so
 * that a killed one never blocks; {@code .tenon/lock} says who holds it.
 */
public final class ProjectLock implements AutoCloseable {
  /** Held by this process: the system lets a process take its own lock again, and loses it then. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProjectLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @param command the command's name, for others to read
   * @throws LockedException if another process, or another part of this one, holds it
   * @throws GitProblem if the folder can't be written
   */
  public static ProjectLock take(Path project, String command) {
    Path file = TenonFolder.in(project).resolve("lock").toAbsolutePath().normalize();
    if (!HELD.add(file)) {
      throw locked(project, file);
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw locked(project, file);
      }
      String content =
          ProcessHandle.current().pid()
              + "\n"
              + command
              + "\n"
              + Instant.now().truncatedTo(ChronoUnit.SECONDS)
              + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
      return new ProjectLock(file, channel);
    } catch (IOException e) {
      giveUp(file, channel);
      throw new GitProblem(
          file
              + " can't be locked ("
              + e.getMessage()
              + "); make the folder writable, on a disk that knows file locks.",
          e);
    } catch (RuntimeException e) {
      giveUp(file, channel);
      throw e;
    }
  }

  private static void giveUp(Path file, @Nullable FileChannel channel) {
    HELD.remove(file);
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // nothing was written through it
      }
    }
  }

  private static LockedException locked(Path project, Path file) {
    String who = "another command of Tenon";
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() >= 3) {
        who =
            "`tenon "
                + lines.get(1)
                + "` (process "
                + lines.get(0)
                + ", since "
                + lines.get(2)
                + ")";
      }
    } catch (IOException e) {
      // it is locked, whoever did it
    }
    return new LockedException(
        who + " is at work in " + project + "; wait until it ends, or stop it.");
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close(); // the file stays: to delete it would let two others lock two files
    } catch (IOException e) {
      throw new GitProblem(file + " can't be given back: " + e.getMessage(), e);
    } finally {
      HELD.remove(file);
    }
  }
}
