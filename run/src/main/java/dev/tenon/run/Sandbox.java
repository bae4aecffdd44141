package dev.tenon.run;

import dev.tenon.run.Confinement.Sandboxed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What this system can do to confine a command: Landlock, in the Linux kernel since 5.13.
 *
 * <p>Not held by any version: changing modes, owners and times of files, UDP, and sockets that have
 * a path.
 */
public final class Sandbox {
  private static final List<Path> DEVICES =
      List.of(
          Path.of("/dev/null"),
          Path.of("/dev/zero"),
          Path.of("/dev/full"),
          Path.of("/dev/random"),
          Path.of("/dev/urandom"),
          Path.of("/dev/tty"));

  private Sandbox() {}

  /** Whether a {@link Sandboxed} command can be run. */
  public static boolean available() {
    return abi() >= 1;
  }

  /** The version of the kernel's Landlock, 0 if there is none. */
  public static int abi() {
    return Landlock.ABI;
  }

  /** What this kernel's version can't hold back, one phrase each; empty on a kernel of 2024. */
  public static List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (abi() < 3) {
      gaps.add("files outside can be truncated (held since Linux 6.2)");
    }
    if (abi() < 4) {
      gaps.add("TCP is open (held since Linux 6.7)");
    }
    if (abi() < 5) {
      gaps.add("devices can be controlled (held since Linux 6.10)");
    }
    if (abi() < 6) {
      gaps.add("other processes can be signalled (held since Linux 6.12)");
    }
    return List.copyOf(gaps);
  }

  /**
   * Starts a process on a thread that is thrown away after it, because a thread can't take its
   * confinement off. The JDK's thread that waits for the process is born of it and confined too,
   * which is why nothing may be hung on {@link Process#onExit()}.
   */
  static Process start(ProcessBuilder builder, Sandboxed to) throws IOException {
    List<Path> writable = new ArrayList<>(to.writable());
    DEVICES.stream().filter(Files::exists).forEach(writable::add);
    FutureTask<Process> task =
        new FutureTask<>(
            () -> {
              Landlock.confine(writable, to.network());
              return builder.start();
            });
    Thread.ofPlatform().name("sandbox").start(task);
    return get(task);
  }

  /** An interrupt waits until the process is known: who does not know it can't end it. */
  private static Process get(FutureTask<Process> task) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
