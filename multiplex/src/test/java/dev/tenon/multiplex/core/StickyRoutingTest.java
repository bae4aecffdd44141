package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StickyRoutingTest {
  @Test
  void staysWhileItsRankServes() {
    Rank own = new Rank(0);
    Rank least = new Rank(1);
    Trajectory trajectory = new Trajectory(0, 0, 0, 0, 0);

    assertEquals(own, Routing.choose(own, least, trajectory, moving(false)));
    assertEquals(least, Routing.choose(null, least, trajectory, moving(false)));
    own.to(RankView.State.LENT);
    assertEquals(least, Routing.choose(own, least, trajectory, moving(false)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Routing.choose(least, own, trajectory, moving(false)));
  }

  @Test
  void leavesWhenThePolicySaysSo() {
    Rank own = new Rank(0);
    Rank least = new Rank(1);

    assertEquals(least, Routing.choose(own, least, new Trajectory(0, 0, 0, 0, 0), moving(true)));
  }

  private static Policy moving(boolean moves) {
    return new Policy() {
      @Override
      public boolean admit(View view) {
        return true;
      }

      @Override
      public int lend(View view, double now) {
        return 0;
      }

      @Override
      public int keep(View view, double now) {
        return 0;
      }

      @Override
      public boolean moves(TrajectoryView trajectory, RankView from, RankView least) {
        return moves;
      }
    };
  }
}
