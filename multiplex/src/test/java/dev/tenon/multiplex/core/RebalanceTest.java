package dev.tenon.multiplex.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebalanceTest {
  @Test
  void movesContext() {
    Rank few = new Rank(0);
    Rank many = new Rank(1);
    List<Trajectory> live = new ArrayList<>();
    for (int id = 0; id < 16; id++) {
      live.add(on(id < 3 ? few : many, id, id < 3 ? 200 : 10));
    }
    live.get(1).place = TrajectoryView.Place.RANK;

    assertEquals(List.of(live.get(0)), Rebalance.pick(List.of(few, many), live, 9));
  }

  @Test
  void isBounded() {
    Rank full = new Rank(0);
    Rank empty = new Rank(1);
    List<Trajectory> live = new ArrayList<>();
    for (int id = 0; id < 8; id++) {
      live.add(on(full, id, 10));
    }

    assertEquals(live.subList(0, 4), Rebalance.pick(List.of(full, empty), live, 9));
    assertEquals(live.subList(0, 3), Rebalance.pick(List.of(full, empty), live, 3));
    assertEquals(List.of(), Rebalance.pick(List.of(full, empty), live, 0));
    assertEquals(List.of(), Rebalance.pick(List.of(full), live, 9));
  }

  private static Trajectory on(Rank rank, int id, int context) {
    Trajectory trajectory = new Trajectory(id, 0, id, 0, 0);
    trajectory.history = context;
    trajectory.rank = rank.id();
    rank.adopt(trajectory);
    return trajectory;
  }
}
