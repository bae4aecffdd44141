package dev.tenon.run;

import dev.tenon.run.ProcessTable.Entry;
import dev.tenon.run.ProcessTable.Identity;
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
    Set<Identity> killed = new HashSet<>();
    for (List<Entry> left = left(killed, self); !left.isEmpty(); left = left(killed, self)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "process " + left.getFirst().pid() + " was left by a killed run and can't be ended");
      }
      for (Entry stray : left) {
        if (stray.dead()) {
          Libc.reap(stray.pid());
        } else {
          LinuxProcess.kill(stray, self);
          killed.add(stray.identity());
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return killed.size();
  }

  /** Who lives, and who is dead and ours to reap. */
  private static List<Entry> left(Set<Identity> killed, Family.Self self) throws IOException {
    List<Entry> table = ProcessTable.since(0);
    Set<Integer> found = new HashSet<>();
    for (Entry entry : table) {
      // one that is just ending shows no environment any more
      if (killed.contains(entry.identity())
          || (!entry.dead() && entry.pid() != self.pid() && stray(entry.pid()))) {
        found.add(entry.pid());
      }
    }
    return Family.withDescendants(found, table).stream()
        .filter(entry -> !entry.dead() || entry.parent() == self.pid())
        .toList();
  }

  private static boolean stray(int pid) {
    // in another container the same numbers mean other processes
    return Mark.orphaned(ProcessTable.environment(pid)) && ProcessTable.besideUs(pid);
  }
}
