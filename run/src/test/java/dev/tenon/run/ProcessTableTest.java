package dev.tenon.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProcessTableTest {
  @Test
  void aNameCanHoldAnything() {
    String stat = "42 (a) R 1 (b) S 7 8 9 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1234 99 88";
    assertThat(ProcessTable.parse(stat))
        .isEqualTo(new ProcessTable.Entry(42, 7, 8, 9, false, 1234));
  }

  @Test
  void orphansThatNobodyElseCanClaimAreMembers() {
    Family family = new Family(100, new Mark("TENON_RUN_x"), 0);
    Family other = new Family(200, new Mark("TENON_RUN_y"), 0);
    Family.Self self = new Family.Self(10, 5);
    List<ProcessTable.Entry> table =
        List.of(
            entry(10, 1, 5),
            entry(11, 10, 5), // another child of ours
            entry(100, 10, 100),
            entry(101, 100, 101), // child in a session of its own
            entry(102, 101, 101),
            entry(103, 10, 103), // orphan
            entry(104, 103, 104), // and its child
            entry(105, 1, 100), // in the session
            entry(200, 10, 200), // another run
            entry(201, 200, 201),
            entry(202, 10, 200),
            entry(300, 1, 300), // a stranger
            entry(301, 1, 301)); // a member that has just lost its environment
    ProcessTable.Identity gone = entry(301, 1, 301).identity();
    assertThat(family.members(table, Set.of(gone), self, List.of(other)))
        .extracting(ProcessTable.Entry::pid)
        .containsExactlyInAnyOrderElementsOf(Set.of(100, 101, 102, 103, 104, 105, 301));
  }

  private static ProcessTable.Entry entry(int pid, int parent, int session) {
    // dead, so that no environment of a real process of that number is read
    return new ProcessTable.Entry(pid, parent, session, session, true, 0);
  }
}
