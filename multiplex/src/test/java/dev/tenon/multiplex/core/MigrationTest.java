package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MigrationTest {
  @Test
  void keepsThePrefix() {
    assertEquals(new Carried(15, 0, -1), Migration.leave(Carry.PREFIX, 10, 3, 5, 4));
    assertEquals(new Carried(15, 0, 4), Migration.leave(Carry.KV, 10, 3, 5, 4));
    assertEquals(new Carried(0, 13, -1), Migration.leave(Carry.RESEND, 10, 3, 5, 4));
    assertThrows(IllegalArgumentException.class, () -> Migration.leave(Carry.PREFIX, 10, 6, 5, 4));
  }

  @Test
  void losesTheCacheWithTheRank() {
    assertEquals(Carry.PREFIX, Migration.afterLoss(Carry.KV));
    assertEquals(Carry.PREFIX, Migration.afterLoss(Carry.PREFIX));
    assertEquals(Carry.RESEND, Migration.afterLoss(Carry.RESEND));
  }
}
