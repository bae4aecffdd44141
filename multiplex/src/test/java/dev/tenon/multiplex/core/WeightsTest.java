package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  @Test
  void goToThoseThatServe() {
    Rank serves = new Rank(0);
    Rank has = new Rank(1);
    Rank returns = new Rank(2);
    has.serves(1);

    assertTrue(Weights.areNew(has, 1));
    assertFalse(Weights.areNew(serves, 1));
    assertEquals(
        List.of(serves, returns), Weights.targets(List.of(serves, has), List.of(returns), 1));
    assertThrows(
        IllegalArgumentException.class, () -> Weights.targets(List.of(serves), List.of(serves), 1));
  }
}
