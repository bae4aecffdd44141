package dev.tenon.multiplex.core;

import dev.tenon.multiplex.core.RankView.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Lends ranks to the trainer and takes them back. A shrink has two phases: state first (no more
 * turns go there, those on it are aborted), then, when the last turn has left, the memory. It
 * completes, or everything is as before.
 */
final class Lending {
  private final Situation at;
  private final Turns turns;

  /** The ranks of the shrink under way. */
  private final List<Rank> leaving = new ArrayList<>();

  /** Ranks are not looked at before, where new turns are held meanwhile. */
  private double lockedUntil = Double.NEGATIVE_INFINITY;

  Lending(Situation at, Turns turns) {
    this.at = at;
    this.turns = turns;
  }

  /** Whether no rank is on its way, in either direction. */
  boolean isSettled() {
    return at.fleet.count(State.CLOSING) == 0
        && at.fleet.count(State.FALLING_ASLEEP) == 0
        && !anyReturns();
  }

  boolean anyReturns() {
    return at.fleet.count(State.SYNCING) + at.fleet.count(State.WAKING) > 0;
  }

  /**
   * How many of the wanted ranks can be lent. One serves while samples are needed, but where all
   * others are lost and the batch is there: without the last ones it would never be trained.
   *
   * @param floor the fewest that the trainer can work with
   */
  int possible(int wanted, int floor) {
    int serving = at.fleet.count(State.SERVING);
    int lent = at.fleet.count(State.LENT);
    boolean oneStays =
        Lendable.oneStays(!at.live.isEmpty(), serving + lent, floor, at.batches.missing(0));
    int rested = wanted > lent ? rested().size() : serving; // asked at every event
    return Lendable.count(wanted, serving, rested, lent, oneStays);
  }

  private List<Rank> rested() {
    return Lendable.rested(at.fleet.in(State.SERVING), at.now);
  }

  /** Whether a rank serves, or will without further decision. */
  boolean anyServesSoon() {
    return at.fleet.anyServes() || anyReturns();
  }

  /** Shrinks rollout by the last ranks that serve. */
  void shrink(int count) {
    leaving.addAll(Lendable.leaving(rested(), count));
    double deadline = at.now + at.terms().limits().drain();
    for (Rank rank : leaving) {
      at.fleet.move(rank, State.CLOSING);
      rank.deadline = deadline;
    }
    at.out.alarm(deadline);
    double locked = at.terms().lockedDrain();
    if (locked > 0) {
      lockedUntil = at.now + locked;
      turns.hold(lockedUntil);
    }
    turns.remap();
    turns.abortAll(leaving, at.terms().migration());
    drained();
  }

  /** Ranks whose last turn has left free their memory. */
  void drained() {
    if (at.now < lockedUntil) {
      return;
    }
    for (Rank rank : leaving) {
      if (rank.state() == State.CLOSING && rank.turns() == 0) {
        at.fleet.move(rank, State.FALLING_ASLEEP);
        rank.deadline = at.now + at.terms().limits().sleep();
        at.out.alarm(rank.deadline);
        at.out.add(new Command.Sleep(rank.id()));
      }
    }
  }

  void asleep(Rank rank) {
    if (rank.state() == State.FALLING_ASLEEP) {
      at.fleet.move(rank, State.LENT);
      rank.obeyed();
      rank.deadline = Double.POSITIVE_INFINITY;
      if (leaving.stream().allMatch(r -> r.state() == State.LENT)) {
        leaving.clear();
      }
    }
  }

  /** Takes a shrink back: what it closed serves again, what it put to sleep wakes. */
  void rollBack() {
    List<Rank> back = List.copyOf(leaving);
    leaving.clear();
    lockedUntil = Double.NEGATIVE_INFINITY;
    for (Rank rank : back) {
      if (rank.state() == State.CLOSING) {
        serve(rank);
      } else if (rank.state() == State.FALLING_ASLEEP || rank.state() == State.LENT) {
        wake(rank);
      }
    }
  }

  /** The last lent ranks but one that serves come back: new weights first, where they need them. */
  List<Rank> returning(int count) {
    return Lendable.returning(at.fleet.in(State.LENT), count);
  }

  /** Gives ranks new weights, then their memory; those that have the weights only the memory. */
  void bringBack(Rank rank) {
    if (Weights.areNew(rank, at.version)) {
      wake(rank);
    } else {
      sync(List.of(rank));
    }
  }

  /** Loads the newest weights into ranks that don't serve. */
  void sync(List<Rank> ranks) {
    double deadline = at.now + at.terms().limits().sync();
    for (Rank rank : ranks) {
      at.fleet.move(rank, State.SYNCING);
      rank.deadline = deadline;
    }
    at.out.alarm(deadline);
    at.out.add(new Command.Sync(ranks.stream().map(Rank::id).toList(), at.version, false));
  }

  void synced(Rank rank, int version) {
    rank.serves(version);
    if (rank.state() == State.SYNCING) {
      bringBack(rank);
    }
  }

  private void wake(Rank rank) {
    at.fleet.move(rank, State.WAKING);
    rank.deadline = at.now + at.terms().limits().wake();
    at.out.alarm(rank.deadline);
    at.out.add(new Command.Wake(rank.id()));
  }

  void awake(Rank rank) {
    if (rank.state() == State.WAKING) {
      if (Weights.areNew(rank, at.version)) {
        serve(rank);
      } else {
        sync(List.of(rank)); // a step ended while it woke
      }
    }
  }

  private void serve(Rank rank) {
    rank.deadline = Double.POSITIVE_INFINITY;
    at.fleet.move(rank, State.SERVING);
  }

  /** These ranks are gone; a shrink that one of them was part of is taken back. */
  void lost(List<Rank> ranks) {
    boolean ofShrink = false;
    for (Rank rank : ranks) {
      ofShrink |= leaving.remove(rank);
      at.fleet.move(rank, State.LOST);
      awaitBack(rank);
    }
    if (ofShrink) {
      rollBack();
    }
  }

  void awaitBack(Rank rank) {
    rank.deadline = at.now + at.terms().limits().back();
    at.out.alarm(rank.deadline);
  }

  void back(Rank rank) {
    if (rank.state() == State.LOST) {
      rank.serves(-1);
      sync(List.of(rank));
    }
  }

  /** Waits that are over: a shrink is taken back, a rank that does not come back is fenced. */
  List<Rank> overdue() {
    List<Rank> fence = new ArrayList<>();
    boolean shrinkFailed = false;
    double next = lockedUntil > at.now ? lockedUntil : Double.POSITIVE_INFINITY;
    for (Rank rank : at.fleet.all()) {
      if (rank.deadline <= at.now) {
        switch (rank.state()) {
          case CLOSING, FALLING_ASLEEP -> {
            shrinkFailed = true;
            rank.refused(at.now, at.terms().limits().drain());
          }
          case SYNCING, WAKING, SERVING, LOST -> fence.add(rank);
          case LENT -> {}
        }
      } else {
        next = Math.min(next, rank.deadline);
      }
      if (rank.lendableFrom() > at.now) {
        next = Math.min(next, rank.lendableFrom());
      }
    }
    if (shrinkFailed) {
      rollBack();
    }
    if (next < Double.POSITIVE_INFINITY) {
      at.out.alarm(next);
    }
    drained();
    return fence;
  }
}
