package dev.tenon.multiplex.core;

import dev.tenon.multiplex.core.RankView.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a step: samples are collected, ranks lent, the trainer trains, the weights change.
 * Every event may let it go on; {@link #advance} does what can be done now.
 */
final class Training {
  private enum Phase {
    /** The trainer waits for samples or ranks. */
    COLLECTING,
    /** The trainer works. */
    TRAINING,
    /** Its state leaves the lent ranks: within a step, or at its end. */
    UNLOADING,
    /** The turns leave before the weights change. */
    ABORTING,
    /** The weights change. */
    SYNCING,
    /** Lent ranks come back, and the others wait for them. */
    RETURNING,
    /** The trainer crashed, and nothing else is to be done. */
    LOST
  }

  private final Situation at;
  private final Turns turns;
  private final Lending lending;
  private Phase phase = Phase.COLLECTING;
  private List<Rank> returning = List.of();
  private final List<Rank> syncing = new ArrayList<>();

  /** Whether the trainer's state is on the lent ranks. */
  private boolean loaded;

  /** Whether the trainer crashed and is not back. */
  private boolean down;

  /** Whether the step is trained and the weights are to change. */
  private boolean ending;

  /** What the trainer works on, and since when. */
  private int samples;

  private double since;
  private double deadline = Double.POSITIVE_INFINITY;

  Training(Situation at, Turns turns, Lending lending) {
    this.at = at;
    this.turns = turns;
    this.lending = lending;
  }

  void begin() {
    if (at.batches.stepsBegun() == 0) {
      at.batches.stepBegins();
      turns.startMore();
      advance();
    }
  }

  /** Does what can be done; ends, since each round changes the phase or returns. */
  void advance() {
    while (true) {
      Phase before = phase;
      switch (phase) {
        case COLLECTING -> collect();
        case ABORTING -> {
          if (turns.noneLeaves()) {
            turns.unmapAll();
            sync();
          }
        }
        case SYNCING -> {
          if (syncing.isEmpty() && (keeps() || returning.stream().allMatch(this::isNew))) {
            bringBack();
          }
        }
        case RETURNING -> {
          if (lending.isSettled()) {
            stepBegins();
          }
        }
        case TRAINING, UNLOADING, LOST -> {}
      }
      if (phase == before) {
        return;
      }
    }
  }

  private void collect() {
    if (down) {
      phase = Phase.LOST;
      return;
    }
    if (!lending.isSettled()) {
      return;
    }
    int lent = at.fleet.count(State.LENT);
    int floor = at.policy.floor(at);
    int wanted = lending.possible(at.policy.lend(at, at.now), floor);
    if (wanted > lent) {
      lending.shrink(wanted - lent);
      if (!lending.isSettled()) {
        return;
      }
    } else if (wanted < lent) {
      returning = lending.returning(lent - wanted);
      unload();
      return;
    }
    if (at.fleet.count(State.LENT) < floor) {
      return;
    }
    int take = Math.min(at.batches.ready(), at.policy.train(at, at.now));
    if (take > 0) {
      train(take);
    }
  }

  private void train(int take) {
    samples = take;
    since = at.now;
    phase = Phase.TRAINING;
    at.training = true;
    List<Integer> lent = at.fleet.in(State.LENT).stream().map(Rank::id).toList();
    loaded = !lent.isEmpty();
    int from = at.batches.trained();
    boolean last = from + take == at.terms().batch();
    await(at.terms().limits().train());
    at.out.add(new Command.Train(at.batches.step(), from, take, lent, last));
  }

  private void await(double limit) {
    deadline = at.now + limit;
    at.out.alarm(deadline);
  }

  void trained(int batch, int from, int count) {
    if (phase != Phase.TRAINING
        || batch != at.batches.step()
        || from != at.batches.trained()
        || count != samples) {
      return; // told twice, or of a trainer that was lost meanwhile
    }
    deadline = Double.POSITIVE_INFINITY;
    at.training = false;
    at.policy.trained(at, count, at.fleet.count(State.LENT), at.now - since);
    at.batches.train(count);
    if (at.batches.trained() < at.terms().batch()) {
      phase = Phase.COLLECTING;
      return;
    }
    ending = true;
    turns.cancel(at.batches.stepEnded());
    at.version = at.batches.step();
    at.policy.stepEnded(at, at.now);
    int lent = at.fleet.count(State.LENT);
    int wanted = Math.min(lent, Math.max(0, at.policy.keep(at, at.now)));
    if (wanted == lent && lent > 0 && !lending.anyServesSoon() && needsRollout()) {
      wanted--;
    }
    returning = lending.returning(lent - wanted);
    unload();
  }

  private boolean needsRollout() {
    return !at.live.isEmpty() || at.batches.missing(0) > 0;
  }

  private void unload() {
    if (loaded && !returning.isEmpty()) {
      phase = Phase.UNLOADING;
      await(at.terms().limits().train());
      at.out.add(new Command.UnloadTrainer());
    } else {
      unloaded();
    }
  }

  void trainerUnloaded() {
    if (phase == Phase.UNLOADING) {
      loaded = false;
      unloaded();
    }
  }

  private void unloaded() {
    deadline = Double.POSITIVE_INFINITY;
    if (!ending) {
      phase = Phase.COLLECTING;
      returning.forEach(lending::bringBack);
      returning = List.of();
      return;
    }
    syncing.addAll(at.fleet.in(State.SERVING));
    if (keeps()) {
      sync();
    } else {
      phase = Phase.ABORTING;
      turns.suspend();
      turns.abortAll(syncing, at.terms().sync());
    }
  }

  /** Only ranks that will serve before the weights change again get them. */
  private void sync() {
    phase = Phase.SYNCING;
    List<Rank> all = Weights.targets(syncing, returning, at.version);
    syncing.removeIf(this::isNew);
    if (all.isEmpty()) {
      return;
    }
    double limit = at.now + at.terms().limits().sync();
    for (Rank rank : all) {
      rank.deadline = limit;
    }
    at.out.alarm(limit);
    List<Integer> ids = all.stream().map(Rank::id).toList();
    returning.forEach(r -> at.fleet.move(r, State.SYNCING));
    at.out.add(new Command.Sync(ids, at.version, keeps() || at.terms().sync() == Carry.KV));
  }

  void synced(Rank rank, int version) {
    if (version < at.version && rank.state() != State.SYNCING) {
      return; // told twice
    }
    if (rank.state() == State.SYNCING && phase == Phase.SYNCING && returning.contains(rank)) {
      if (version < at.version) {
        return;
      }
      rank.serves(version);
      rank.deadline = Double.POSITIVE_INFINITY;
      if (keeps()) {
        lending.bringBack(rank);
      }
      return;
    }
    if (syncing.remove(rank)) {
      rank.deadline = Double.POSITIVE_INFINITY;
    }
    lending.synced(rank, version);
  }

  private boolean keeps() {
    return at.terms().sync() == Carry.KEEP;
  }

  private boolean isNew(Rank rank) {
    return Weights.areNew(rank, at.version);
  }

  private void bringBack() {
    if (keeps()) {
      stepBegins();
      return;
    }
    phase = Phase.RETURNING;
    returning.stream().filter(r -> r.state() == State.SYNCING).forEach(lending::bringBack);
  }

  private void stepBegins() {
    returning = List.of();
    ending = false;
    at.batches.stepBegins();
    phase = Phase.COLLECTING;
    turns.resume();
    if (lending.anyServesSoon()) {
      turns.startMore();
    }
  }

  // ---- what goes wrong

  /**
   * @param lent whether one of them was with the trainer, whose state was on it then
   */
  void lost(List<Rank> ranks, boolean lent) {
    syncing.removeAll(ranks);
    returning = returning.stream().filter(r -> !ranks.contains(r)).toList();
    if (lent && loaded) {
      restart();
    }
  }

  private void restart() {
    at.out.add(new Command.RestartTrainer());
    trainerLost();
  }

  /** What the trainer did since the last step is gone. */
  void trainerLost() {
    if (down) {
      return;
    }
    down = true;
    loaded = false;
    at.training = false;
    at.batches.untrain();
    if (phase == Phase.UNLOADING) {
      unloaded(); // its state went with it
    } else if (phase == Phase.TRAINING) {
      phase = Phase.LOST;
    }
    await(at.terms().limits().trainerBack());
  }

  void trainerBack() {
    if (!down) {
      return;
    }
    down = false;
    deadline = Double.POSITIVE_INFINITY;
    if (phase == Phase.LOST) {
      phase = Phase.COLLECTING;
    }
  }

  void overdue() {
    if (deadline > at.now) {
      if (deadline < Double.POSITIVE_INFINITY) {
        at.out.alarm(deadline);
      }
      return;
    }
    if (down) {
      at.out.add(new Command.RestartTrainer());
      if (phase == Phase.LOST) {
        List<Rank> lent = at.fleet.in(State.LENT); // rollout goes on with all that there is
        lent.forEach(lending::bringBack);
      }
      await(at.terms().limits().trainerBack());
    } else {
      restart();
    }
  }
}
