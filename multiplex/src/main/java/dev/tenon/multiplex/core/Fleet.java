package dev.tenon.multiplex.core;

import dev.tenon.multiplex.core.RankView.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All ranks, and those that serve by their load. */
final class Fleet {
  private final List<Rank> ranks = new ArrayList<>();
  private final LoadIndex byLoad;
  private final Policy policy;
  private final int[] inState = new int[State.values().length];

  Fleet(int count, Policy policy) {
    this.policy = policy;
    byLoad = new LoadIndex(count);
    for (int i = 0; i < count; i++) {
      ranks.add(new Rank(i));
    }
    inState[State.SERVING.ordinal()] = count;
    ranks.forEach(r -> byLoad.put(r.id(), policy.load(r)));
  }

  List<Rank> all() {
    return Collections.unmodifiableList(ranks);
  }

  Rank rank(int id) {
    return ranks.get(id);
  }

  int count(State state) {
    return inState[state.ordinal()];
  }

  List<Rank> in(State state) {
    List<Rank> found = new ArrayList<>();
    if (count(state) > 0) {
      for (Rank rank : ranks) {
        if (rank.state() == state) {
          found.add(rank);
        }
      }
    }
    return found;
  }

  void move(Rank rank, State to) {
    inState[rank.state().ordinal()]--;
    inState[to.ordinal()]++;
    rank.to(to);
    loadChanged(rank);
  }

  /** Keeps the index true after a rank's load or state changed. */
  void loadChanged(Rank rank) {
    if (rank.state() == State.SERVING) {
      byLoad.put(rank.id(), policy.load(rank));
    } else {
      byLoad.remove(rank.id());
    }
  }

  boolean anyServes() {
    return !byLoad.isEmpty();
  }

  /** The serving rank with the least load; of equals the one with the lowest number. */
  Rank leastLoaded() {
    return ranks.get(byLoad.least());
  }
}
