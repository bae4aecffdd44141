package dev.tenon.works.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The git processes that are running now. */
final class LiveGit {
  /** The variable that an act's own git carries, with the act's token. */
  static final String TOKEN = "TENON_ACT";

  private static final long OWN_END_SECONDS_MAX = 10;

  private LiveGit() {}

  /** Waits for the git of an act whose own process was killed; ends it if that takes too long. */
  static void awaitOwn(String token) {
    byte[] wanted = (TOKEN + "=" + token).getBytes(StandardCharsets.UTF_8);
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      if (carries(process, wanted)) {
        end(process);
      }
    }
  }

  private static void end(ProcessHandle process) {
    try {
      process.onExit().get(OWN_END_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean carries(ProcessHandle process, byte[] wanted) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return false;
    }
    try {
      byte[] environment =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
      return new String(environment, StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // another user's, or gone, or no /proc: its lock is waited for instead
    }
  }

  /** Those that may be at work in one of the folders; where that can't be seen, all of them. */
  static List<ProcessHandle> in(List<Path> folders) {
    return ProcessHandle.allProcesses()
        .filter(LiveGit::isGit)
        .filter(process -> folders.stream().anyMatch(folder -> worksIn(process, folder)))
        .toList();
  }

  private static boolean isGit(ProcessHandle process) {
    String program = process.info().command().orElse("");
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name.equals("git") || name.startsWith("git-");
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath().startsWith(folder);
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
