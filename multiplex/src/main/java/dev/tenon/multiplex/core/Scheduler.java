package dev.tenon.multiplex.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The scheduler: a state machine. An event and its time go in, commands come out; the same events
 * give the same commands. It has no clock, no thread, no randomness and does no I/O, so that one
 * core runs in the simulator, under injected faults, and behind a gateway.
 *
 * <p>Not thread-safe: events come one after another, in order of time.
 */
public final class Scheduler {
  private final Situation at;
  private final Turns turns;
  private final Lending lending;
  private final Training training;

  /**
   * @param ranks rollout ranks, all serving with the first weights
   */
  public Scheduler(int ranks, Terms terms, Policy policy) {
    if (ranks < 1) {
      throw new IllegalArgumentException("at least one rank serves, not " + ranks);
    }
    at = new Situation(ranks, terms, policy);
    turns = new Turns(at);
    lending = new Lending(at, turns);
    training = new Training(at, turns, lending);
  }

  /** The state, for reading. */
  public View view() {
    return at;
  }

  /**
   * Takes an event.
   *
   * @param now its time in seconds, never before that of the event before
   * @return what is to be done, in this order
   */
  public List<Command> step(Event event, double now) {
    if (!(now >= at.now)) {
      throw new IllegalArgumentException("time went back from " + at.now + " to " + now);
    }
    at.now = now;
    take(event);
    return at.out.take();
  }

  private void take(Event event) {
    switch (event) {
      case Event.TurnAsked asked -> turns.asked(asked);
      case Event.TurnDone(int id, long attempt, int made) -> {
        turns.done(id, attempt, made);
        left();
      }
      case Event.TurnGone(int id, long attempt, int made) -> {
        turns.gone(id, attempt, made);
        left();
      }
      case Event.TokensMade(int id, long attempt, int made) -> turns.made(id, attempt, made);
      case Event.TrajectoryOver(int id, Outcome outcome) -> {
        turns.over(id, outcome);
        startMore();
        left();
      }
      case Event.Begin() -> training.begin();
      case Event.RankAsleep(int rank) -> {
        lending.asleep(at.fleet.rank(rank));
        training.advance();
      }
      case Event.RankAwake(int rank) -> {
        lending.awake(at.fleet.rank(rank));
        served();
      }
      case Event.RankSynced(int rank, int version) -> {
        training.synced(at.fleet.rank(rank), version);
        served();
      }
      case Event.Trained(int batch, int from, int samples) -> {
        training.trained(batch, from, samples);
        training.advance();
      }
      case Event.TrainerUnloaded() -> {
        training.trainerUnloaded();
        training.advance();
      }
      case Event.RankLost(int rank) -> lost(List.of(at.fleet.rank(rank)));
      case Event.RankBack(int rank) -> lending.back(at.fleet.rank(rank));
      case Event.TrainerLost() -> {
        training.trainerLost();
        training.advance();
      }
      case Event.TrainerBack() -> {
        training.trainerBack();
        training.advance();
      }
      case Event.Tick() -> tick();
    }
  }

  /** A turn has left its rank. */
  private void left() {
    if (!lending.isSettled()) {
      lending.drained();
    }
    training.advance();
  }

  /** A rank may serve that did not. */
  private void served() {
    training.advance();
    turns.flush();
    if (!lending.anyReturns()) {
      turns.rebalance(at.policy.rebalance(at));
      startMore();
    }
  }

  /** Nobody begins where nobody would serve. */
  private void startMore() {
    if (lending.anyServesSoon()) {
      turns.startMore();
    }
  }

  /** All of them are gone before any of their turns goes elsewhere. */
  private void lost(List<Rank> ranks) {
    List<Rank> gone = ranks.stream().filter(r -> r.state() != RankView.State.LOST).toList();
    if (gone.isEmpty()) {
      return;
    }
    boolean lent = gone.stream().anyMatch(r -> r.state() == RankView.State.LENT);
    lending.lost(gone);
    turns.lost(gone);
    training.lost(gone, lent);
    training.advance();
    turns.flush();
    if (!lending.anyReturns()) {
      startMore(); // it may be the one that was waited for
    }
  }

  private void tick() {
    at.out.rang(at.now);
    fence();
    int live = at.live.size();
    turns.tick();
    training.overdue();
    if (at.live.size() < live) {
      startMore();
    }
    training.advance();
  }

  private void fence() {
    Set<Rank> silent = new LinkedHashSet<>(turns.stuck());
    silent.addAll(lending.overdue());
    for (Rank rank : silent) {
      at.out.add(new Command.Fence(rank.id()));
      if (rank.state() == RankView.State.LOST) {
        lending.awaitBack(rank);
      }
    }
    lost(List.copyOf(silent));
  }
}
