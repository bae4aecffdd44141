package dev.tenon.multiplex.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which idle trajectories move when ranks come back: a bounded number, off the most loaded rank
 * first.
 */
final class Rebalance {
  private Rebalance() {}

  /** The trajectories to move to the least loaded rank, one after the other. */
  static List<Trajectory> pick(List<Rank> serving, Collection<Trajectory> live, int most) {
    List<Trajectory> picked = new ArrayList<>();
    if (most <= 0 || serving.size() < 2) {
      // AST: AST_POSTCONDITION(result.size() <= Math.max(0, most), "no more than asked for")
      if (!(picked.size() <= Math.max(0, most))) {
        throw new AssertionError("no more than asked for" + ": result.size() <= Math.max(0, most)");
      }
      return picked;
    }
    long sum = 0;
    for (Rank rank : serving) {
      sum += rank.context();
    }
    long mean = sum / serving.size();
    Map<Integer, Deque<Trajectory>> idle = idle(live);
    List<Rank> byLoad = new ArrayList<>(serving);
    byLoad.sort(Comparator.comparingLong(Rank::context).reversed().thenComparingInt(Rank::id));
    for (Rank rank : byLoad) {
      long over = rank.context() - mean;
      Deque<Trajectory> queue = idle.getOrDefault(rank.id(), new ArrayDeque<>());
      while (over > 0 && !queue.isEmpty() && picked.size() < most) {
        Trajectory trajectory = queue.removeFirst();
        if (trajectory.context() <= over) {
          over -= trajectory.context();
          picked.add(trajectory);
        }
      }
    }
    // AST: AST_POSTCONDITION(result.size() <= Math.max(0, most), "no more than asked for")
    if (!(picked.size() <= Math.max(0, most))) {
      throw new AssertionError("no more than asked for" + ": result.size() <= Math.max(0, most)");
    }
    return picked;
  }

  /** Trajectories without an open turn, by the rank that they are mapped to; short ones first. */
  private static Map<Integer, Deque<Trajectory>> idle(Collection<Trajectory> live) {
    List<Trajectory> idle = new ArrayList<>();
    for (Trajectory trajectory : live) {
      if (trajectory.place() == TrajectoryView.Place.AGENT && trajectory.rank() >= 0) {
        idle.add(trajectory);
      }
    }
    idle.sort(Comparator.comparingInt(Trajectory::context).thenComparingInt(Trajectory::id));
    Map<Integer, Deque<Trajectory>> byRank = new HashMap<>();
    for (Trajectory trajectory : idle) {
      byRank.computeIfAbsent(trajectory.rank(), r -> new ArrayDeque<>()).add(trajectory);
    }
    return byRank;
  }
}
