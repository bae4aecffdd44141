package dev.tenon.run;

import dev.tenon.run.ProcessTable.Entry;
import dev.tenon.run.ProcessTable.Identity;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which processes belong to a run. Any one of these makes a member:
 *
 * <ul>
 *   <li>its parent is one,
 *   <li>it is in the session or the group of the process that was started,
 *   <li>it carries the run's mark in its environment,
 *   <li>it was orphaned, came to us, and no other run can claim it: it may have left session and
 *       group and thrown its environment away, but it can't choose another grandparent.
 * </ul>
 *
 * @param root the process that was started; leads a session of its own
 * @param mark what its environment has
 * @param since clock ticks since boot before which no member started
 */
record Family(int root, Mark mark, long since) {

  /**
   * The members in a table, the dead ones too.
   *
   * @param known members before: one that is just ending shows no environment any more
   */
  List<Entry> members(
      List<Entry> table, Set<Identity> known, Self self, Collection<Family> others) {
    Set<Integer> found = new HashSet<>();
    for (Entry entry : table) {
      if (entry.pid() != self.pid()
          && (known.contains(entry.identity()) || seed(entry, self, others))) {
        found.add(entry.pid());
      }
    }
    return withDescendants(found, table);
  }

  /** The entries of some processes and of all that descend from them. */
  static List<Entry> withDescendants(Set<Integer> some, List<Entry> table) {
    Set<Integer> found = new HashSet<>(some);
    // each pass finds one generation more, so there are never more passes than processes
    boolean grown = !found.isEmpty();
    while (grown) {
      grown = false;
      for (Entry entry : table) {
        grown |= found.contains(entry.parent()) && found.add(entry.pid());
      }
    }
    return table.stream().filter(entry -> found.contains(entry.pid())).toList();
  }

  private boolean seed(Entry entry, Self self, Collection<Family> others) {
    if (entry.pid() == root || near(entry)) {
      return true;
    }
    String environment = entry.dead() ? "" : ProcessTable.environment(entry.pid());
    if (mark.in(environment)) {
      return true;
    }
    // whatever we start ourselves and not through a run stays in our session
    return entry.parent() == self.pid()
        && entry.session() != self.session()
        && others.stream().noneMatch(o -> o.near(entry) || o.mark.in(environment));
  }

  private boolean near(Entry entry) {
    return entry.session() == root || entry.group() == root;
  }

  /**
   * The process that we are.
   *
   * @param pid its number
   * @param session its session
   */
  record Self(int pid, int session) {
    static Self read() throws IOException {
      long pid = ProcessHandle.current().pid();
      Entry entry =
          ProcessTable.of(pid).orElseThrow(() -> new IOException("/proc does not show ourselves"));
      return new Self(entry.pid(), entry.session());
    }
  }
}
