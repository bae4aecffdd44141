package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoutingTest {
  @Test
  void findsWhatASearchFinds() {
    int ranks = 37;
    double[] loads = new double[ranks];
    Arrays.fill(loads, Double.NaN);
    LoadIndex index = new LoadIndex(ranks);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int rank = random.nextInt(ranks);
      if (random.nextInt(3) == 0) {
        index.remove(rank);
        loads[rank] = Double.NaN;
      } else {
        loads[rank] = random.nextInt(9);
        index.put(rank, loads[rank]);
      }
      int least = -1;
      for (int r = 0; r < ranks; r++) {
        if (!Double.isNaN(loads[r]) && (least < 0 || loads[r] < loads[least])) {
          least = r;
        }
      }
      assertEquals(least < 0, index.isEmpty());
      if (least >= 0) {
        assertEquals(least, index.least());
      }
    }
  }

  @Test
  void refusesWhatIsNoLoad() {
    LoadIndex index = new LoadIndex(2);

    assertThrows(IllegalStateException.class, index::least);
    assertThrows(IllegalArgumentException.class, () -> index.put(2, 0));
    assertThrows(IllegalArgumentException.class, () -> index.put(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> index.remove(-1));
    assertTrue(index.isEmpty());
  }
}
