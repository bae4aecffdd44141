package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void leavesAndComesBack() {
    Allocation allocation = new Allocation(8, 2);

    assertEquals(8, allocation.total());
    assertEquals(
        new Resize(List.of(1, 3), List.of(7, 6, 2, 3), 2),
        allocation.shrink(List.of(7, 6, 2, 3), true));
    assertFalse(allocation.serves(3));
    assertTrue(allocation.serves(0));
    assertEquals(4, allocation.expand(List.of(2, 3, 6, 7)).active());
    assertTrue(allocation.serves(3));
    assertEquals(0, allocation.shrink(List.of(0, 1, 2, 3, 4, 5, 6, 7), false).active());
  }

  @Test
  void refusesAndChangesNothing() {
    Allocation allocation = new Allocation(8, 2);
    allocation.shrink(List.of(0, 1), true);

    assertThrows(IllegalArgumentException.class, () -> allocation.shrink(List.of(3, 4), true));
    assertThrows(IllegalArgumentException.class, () -> allocation.shrink(List.of(0, 1), true));
    assertThrows(IllegalArgumentException.class, () -> allocation.expand(List.of(0, 1, 2, 3)));
    assertThrows(
        IllegalStateException.class, () -> allocation.shrink(List.of(2, 3, 4, 5, 6, 7), true));
    assertEquals(3, allocation.active());
    assertFalse(allocation.serves(0));
    assertThrows(IllegalArgumentException.class, () -> new Allocation(8, 3));
  }
}
