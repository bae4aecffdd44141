package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GpuListTest {
  @Test
  void refusesWhatIsNoRank() {
    assertThrows(NullPointerException.class, () -> Allocation.validateGpuAllocation(null, 8, 2));
    for (List<Integer> bad :
        List.of(
            List.<Integer>of(), List.of(0, 8), List.of(-1, 0), List.of(0, 1, 0), List.of(1, 2))) {
      assertThrows(
          IllegalArgumentException.class, () -> Allocation.validateGpuAllocation(bad, 8, 2));
    }
  }

  @Test
  void acceptsWholeRanks() {
    assertDoesNotThrow(() -> Allocation.validateGpuAllocation(List.of(7, 6, 1, 0), 8, 2));
  }
}
