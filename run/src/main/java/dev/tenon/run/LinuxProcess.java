package dev.tenon.run;

import dev.tenon.run.ProcessTable.Entry;
import dev.tenon.run.ProcessTable.Identity;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A process on Linux, in a session of its own, and its {@link Family}.
 *
 * <p>We adopt orphans, so that no descendant can get out of sight; a scan of {@code /proc} is
 * repeated until nobody is left. Starting and scanning exclude each other: a process just started
 * by one run would look like an orphan to another.
 */
final class LinuxProcess implements Started {
  private static final Map<Mark, Family> LIVING = new ConcurrentHashMap<>();
  private static final Object TABLE = new Object();
  private static final Duration PAUSE = Duration.ofMillis(2);
  // one scan can miss a process that forks and ends while we read; two in a row hardly
  private static final int CLEAN_SCANS = 2;

  static {
    // refused only by a sandbox around us; then the other signs of a family must do
    boolean unused = Libc.adoptOrphans();
  }

  private final Process process;
  private final Family family;

  private LinuxProcess(Process process, Family family) {
    this.process = process;
    this.family = family;
  }

  /** How a process is started. */
  interface Start {
    Process start() throws IOException;
  }

  static LinuxProcess start(Mark mark, Start how) throws IOException {
    synchronized (TABLE) {
      // a tick of slack: uptime is rounded
      long since = ProcessTable.now() - 2;
      Process process = how.start();
      Family family = new Family((int) process.pid(), mark, since);
      LIVING.put(mark, family);
      return new LinuxProcess(process, family);
    }
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void ask() {
    if (process.isAlive()) {
      Libc.killGroup(family.root(), Libc.SIGTERM);
    }
  }

  @Override
  public void end(Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    Set<Identity> killed = new HashSet<>();
    int clean = 0;
    // until Java has fetched the root's exit code, another run could take it for a dead orphan
    while (clean < CLEAN_SCANS || process.isAlive()) {
      Optional<Entry> left = round(killed);
      clean = left.isEmpty() ? clean + 1 : 0;
      boolean busy = left.isPresent() || process.isAlive();
      if (busy && System.nanoTime() > deadline) {
        long pid = left.map(Entry::pid).orElse(family.root());
        throw new IOException("process " + pid + " was started by the command and can't be ended");
      }
      if (busy) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    reapLate();
    LIVING.remove(family.mark());
  }

  /** Under load one can end after the run that it was a part of; the next run takes it off. */
  private static void reapLate() throws IOException {
    synchronized (TABLE) {
      Family.Self self = Family.Self.read();
      for (Entry entry : ProcessTable.since(0)) {
        boolean late =
            entry.dead() && entry.parent() == self.pid() && entry.session() != self.session();
        if (late && LIVING.values().stream().noneMatch(f -> f.root() == entry.pid())) {
          Libc.reap(entry.pid());
        }
      }
    }
  }

  /** Kills who lives and reaps who is dead; one of them, if there were any. */
  private Optional<Entry> round(Set<Identity> killed) throws IOException {
    synchronized (TABLE) {
      Family.Self self = Family.Self.read();
      List<Family> others =
          LIVING.values().stream().filter(o -> !o.mark().equals(family.mark())).toList();
      List<Entry> table = ProcessTable.since(family.since());
      Optional<Entry> left = Optional.empty();
      for (Entry member : family.members(table, killed, self, others)) {
        if (!member.dead()) {
          kill(member, self);
          killed.add(member.identity());
          left = Optional.of(member);
        } else if (member.parent() == self.pid() && member.pid() != family.root()) {
          Libc.reap(member.pid()); // the root's exit code is Java's to fetch
          left = Optional.of(member);
        }
      }
      return left;
    }
  }

  static void kill(Entry member, Family.Self self) {
    // a whole group at once leaves no moment in which one of it can fork
    if (member.group() > 1 && member.session() != self.session()) {
      Libc.killGroup(member.group(), Libc.SIGKILL);
    }
    ProcessHandle.of(member.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }
}
