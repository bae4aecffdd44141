package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LendableTest {
  @Test
  void keepsOneThatServes() {
    assertEquals(3, Lendable.count(9, 4, 4, 0, true));
    assertEquals(4, Lendable.count(9, 4, 4, 0, false));
    assertEquals(1, Lendable.count(9, 4, 1, 0, true));
    assertEquals(2, Lendable.count(2, 1, 1, 2, true));
    assertEquals(1, Lendable.count(2, 0, 0, 2, true));
    assertEquals(0, Lendable.count(-1, 4, 4, 0, true));
  }

  @Test
  void needsNoneWhereAllMustTrain() {
    assertTrue(Lendable.oneStays(false, 4, 4, 1));
    assertTrue(Lendable.oneStays(true, 5, 4, 0));
    assertFalse(Lendable.oneStays(true, 4, 4, 0));
    assertFalse(Lendable.oneStays(false, 5, 4, 0));
  }

  @Test
  void takesTheLastAndGivesTheFirst() {
    List<Rank> ranks = List.of(new Rank(0), new Rank(1), new Rank(2));

    assertEquals(ranks.subList(1, 3), Lendable.leaving(ranks, 2));
    assertEquals(ranks.subList(0, 2), Lendable.returning(ranks, 2));
    assertThrows(IllegalArgumentException.class, () -> Lendable.leaving(ranks, 4));
    ranks.get(2).refused(10, 30);
    assertEquals(ranks.subList(0, 2), Lendable.rested(ranks, 39));
    assertEquals(ranks, Lendable.rested(ranks, 40));
  }
}
