package dev.tenon.multiplex.core;

import dev.tenon.multiplex.core.TrajectoryView.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which idle trajectories move when ranks come back: a bounded number, off the most loaded rank first. */
final class FormerRebalance {
  private FormerRebalance() {}

  static List<Trajectory> pick(Situation at, int most) {
    List<Trajectory> picked = new ArrayList<>();
    List<Rank> serving = at.fleet.in(RankView.State.SERVING);
    if (most <= 0 || serving.size() < 2) {
      return picked;
    }
    long mean = serving.stream().mapToLong(Rank::context).sum() / serving.size();
    Map<Integer, Deque<Trajectory>> idle = idle(at);
    serving.sort(Comparator.comparingLong(Rank::context).reversed().thenComparing(Rank::id));
    for (Rank rank : serving) {
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
    return picked;
  }

  /** Trajectories without a turn on a rank, by the rank that they are mapped to; short ones first. */
  private static Map<Integer, Deque<Trajectory>> idle(Situation at) {
    List<Trajectory> idle = new ArrayList<>();
    for (Trajectory trajectory : at.live.values()) {
      if (trajectory.place == Place.AGENT && trajectory.rank >= 0) {
        idle.add(trajectory);
      }
    }
    idle.sort(Comparator.comparingInt(Trajectory::context).thenComparing(Trajectory::id));
    Map<Integer, Deque<Trajectory>> byRank = new HashMap<>();
    idle.forEach(t -> byRank.computeIfAbsent(t.rank, r -> new ArrayDeque<>()).add(t));
    return byRank;
  }
}
