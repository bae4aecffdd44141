package dev.tenon.run;

import dev.tenon.run.ProcessTable.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes of runs whose Java process was killed before it could end them: they carry a mark, and
 * who made it is no more.
 */
final class Strays {
  private static final Duration PAUSE = Duration.ofMillis(2);

  private Strays() {}

  /** Ends them and what descends from them; how many there were. */
  static int end(Duration limit) throws IOException {
    Family.Self self = Family.Self.read();
    long deadline = System.nanoTime() + limit.toNanos();
    Set<Integer> ended = new HashSet<>();
    for (List<Entry> living = living(self); !living.isEmpty(); living = living(self)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "process " + living.getFirst().pid() + " was left by a killed run and can't be ended");
      }
      for (Entry stray : living) {
        LinuxProcess.kill(stray, self);
        ended.add(stray.pid());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    for (Entry entry : ProcessTable.since(0)) {
      if (entry.dead() && entry.parent() == self.pid() && ended.contains(entry.pid())) {
        Libc.reap(entry.pid());
      }
    }
    return ended.size();
  }

  private static List<Entry> living(Family.Self self) throws IOException {
    List<Entry> table = ProcessTable.since(0);
    Set<Integer> found = new HashSet<>();
    for (Entry entry : table) {
      if (!entry.dead() && entry.pid() != self.pid() && stray(entry.pid())) {
        found.add(entry.pid());
      }
    }
    return Family.withDescendants(found, table).stream().filter(e -> !e.dead()).toList();
  }

  private static boolean stray(int pid) {
    // in another container the same numbers mean other processes
    return Mark.orphaned(ProcessTable.environment(pid)) && ProcessTable.besideUs(pid);
  }
}
