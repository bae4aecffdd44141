package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void beginsWithinTheBound() {
    Batches batches = new Batches(2, 1, 1, true);
    assertEquals(0, batches.waiting());
    batches.stepBegins();
    for (int id = 0; id < 4; id++) {
      assertEquals(4 - id, batches.waiting());
      batches.begin(new Trajectory(id, id / 2, id, 0, 0));
    }

    assertThrows(IllegalStateException.class, () -> batches.begin(new Trajectory(4, 2, 4, 0, 0)));
    batches.over(new Trajectory(0, 0, 0, 0, 0));
    batches.over(new Trajectory(1, 0, 1, 0, 0));
    batches.train(2);
    batches.stepEnded();
    assertEquals(0, batches.waiting());
    batches.stepBegins();
    assertEquals(2, batches.waiting());
  }

  @Test
  void countsWholeGroups() {
    Batches batches = new Batches(4, 2, 0, true);
    batches.stepBegins();
    List<Trajectory> all = new ArrayList<>();
    for (int id = 0; id < 4; id++) {
      all.add(new Trajectory(id, 0, id / 2, 0, 0));
      batches.begin(all.get(id));
    }
    batches.over(all.get(0));

    assertEquals(3, batches.missing(0));
    assertEquals(4, batches.missing(1));
    assertEquals(0, batches.ready());
    batches.over(all.get(2));
    batches.over(all.get(1));
    assertEquals(1, batches.missing(0));
    assertEquals(2, batches.ready());
    assertThrows(IllegalArgumentException.class, () -> batches.train(3));
    batches.train(2);
    assertEquals(0, batches.ready());
    batches.untrain();
    assertEquals(2, batches.ready());
    assertThrows(IllegalStateException.class, batches::stepEnded);
  }

  @Test
  void refusesPartsOfGroups() {
    assertThrows(IllegalArgumentException.class, () -> new Batches(4, 3, 1, true));
    assertThrows(IllegalArgumentException.class, () -> new Batches(4, 2, -1, true));
  }

  @Test
  void dropsWhatIsTooStale() {
    Batches batches = new Batches(1, 1, 1, false);
    batches.stepBegins();
    Trajectory tail = new Trajectory(0, 0, 0, 0, 0);
    Trajectory first = new Trajectory(1, 1, 1, 0, 0);
    batches.begin(tail);
    batches.begin(first);
    batches.over(first);
    batches.train(1);

    assertEquals(List.of(), batches.stepEnded());
    batches.stepBegins();
    Trajectory second = new Trajectory(2, 2, 2, 0, 1);
    batches.begin(second);
    batches.over(second);
    batches.train(1);
    assertEquals(0, batches.waiting());
    assertEquals(List.of(0), batches.stepEnded());
    assertEquals(1, batches.waiting());
    batches.over(tail);
    assertEquals(1, batches.missing(0));
  }
}
