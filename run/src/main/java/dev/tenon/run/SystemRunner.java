package dev.tenon.run;

import dev.tenon.run.Confinement.None;
import dev.tenon.run.Confinement.Sandboxed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs processes of this system, each in a session of its own, and leaves none behind: when the
 * command ends, by itself, by its limit, by an interrupt or with this Java process, so do all its
 * descendants. Memory is bounded whatever is printed.
 *
 * <p>The processes have one variable more than the command says, {@code TENON_RUN_…}, by which they
 * are found again.
 */
public final class SystemRunner implements Runner {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration ENDING = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);
  private static final boolean LINUX = ProcessTable.present();
  private static final Optional<String> SETSID = Program.setsid();
  private static final Set<Started> RUNNING = ConcurrentHashMap.newKeySet();
  private static boolean closing; // guarded by RUNNING

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SystemRunner::endAll, "end of runs"));
  }

  @Override
  public Outcome run(Command command) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + command.argv().getFirst());
    }
    long start = System.nanoTime();
    Started started = start(command);
    try {
      Process process = started.process();
      Capture out = new Capture();
      Capture err = new Capture();
      List<Pump> pumps =
          List.of(
              Pump.feed("stdin", command.input(), process.getOutputStream()),
              Pump.drain("stdout", process.getInputStream(), out),
              Pump.drain("stderr", process.getErrorStream(), err));
      boolean ended = await(started, command.limit());
      started.end(ENDING);
      int exit = process.waitFor();
      long deadline = System.nanoTime() + LAST_WORDS.toNanos();
      for (Pump pump : pumps) {
        pump.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(exit, !ended, time, out.output(), err.output());
    } catch (InterruptedException | RuntimeException | Error e) {
      abandon(started, e);
      throw e;
    } finally {
      RUNNING.remove(started);
    }
  }

  /**
   * Ends what was left by runs of this user whose Java process was killed, and so could not.
   *
   * @return how many processes there were
   * @throws IOException naming one that can't be ended
   */
  public static int endStrays() throws IOException {
    return LINUX ? Strays.end(ENDING) : 0;
  }

  /** Whether the process ended by itself; at its limit it is asked to, and given a moment. */
  private static boolean await(Started started, Duration limit) throws InterruptedException {
    if (started.process().waitFor(limit)) {
      return true;
    }
    started.ask();
    boolean unused = started.process().waitFor(GRACE);
    return false;
  }

  /** Ends all with the same grace, deaf to further interrupts. */
  private static void abandon(Started started, Throwable because) {
    started.ask();
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (started.process().isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    try {
      started.end(ENDING);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static Started start(Command command) throws IOException {
    String program =
        Program.find(command.argv().getFirst(), command.directory(), command.environment());
    List<String> argv = new ArrayList<>();
    SETSID.ifPresent(argv::add);
    argv.add(program);
    argv.addAll(command.argv().subList(1, command.argv().size()));
    Mark mark = Mark.next();
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(mark.on(command.environment()));
    LinuxProcess.Start how =
        switch (command.confinement()) {
          case None() -> builder::start;
          case Sandboxed to -> () -> Sandbox.start(builder, to);
        };
    synchronized (RUNNING) {
      if (closing) {
        throw new IOException("can't run " + command.argv().getFirst() + ": Tenon is ending");
      }
      Started started =
          LINUX && SETSID.isPresent()
              ? LinuxProcess.start(mark, how)
              : new PlainProcess(how.start());
      RUNNING.add(started);
      return started;
    }
  }

  /** Ctrl-C does not reach processes that have left our session, so they end when we do. */
  private static void endAll() {
    synchronized (RUNNING) {
      closing = true;
    }
    for (Started started : RUNNING) {
      try {
        started.end(GRACE);
      } catch (IOException e) {
        // we are on our way out; there is nobody left to tell
      }
    }
  }
}
