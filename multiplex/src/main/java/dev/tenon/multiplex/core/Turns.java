package dev.tenon.multiplex.core;

import dev.tenon.multiplex.core.TrajectoryView.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where turns are: each in exactly one place, and none lost on the way from one to the next. */
final class Turns {
  private final Situation at;

  /** Turns that are being taken off a rank, by attempt, until their absence is told. */
  private final Map<Long, Leaving> leaving = new HashMap<>();

  /** Turns that wait for a rank. */
  private final List<Trajectory> held = new ArrayList<>();

  /** No turn goes anywhere: the weights change under all. */
  private boolean suspended;

  /** New turns wait until then. */
  private double heldUntil = Double.NEGATIVE_INFINITY;

  private long attempts;
  private double nextSweep = Double.NEGATIVE_INFINITY;

  private static final class Leaving {
    private final Trajectory trajectory;
    private final Carry carry;
    private final double since;
    private boolean over;
    private double repeatAt;

    Leaving(Trajectory trajectory, Carry carry, boolean over, double since, double repeatAt) {
      this.trajectory = trajectory;
      this.carry = carry;
      this.over = over;
      this.since = since;
      this.repeatAt = repeatAt;
    }
  }

  Turns(Situation at) {
    this.at = at;
  }

  // ---- trajectories

  void startMore() {
    while (at.batches.waiting() > 0 && at.policy.admit(at)) {
      int id = at.batches.next();
      Trajectory trajectory =
          new Trajectory(
              id, id / at.terms().batch(), id / at.terms().group(), at.now, at.begun() - 1);
      at.batches.begin(trajectory);
      at.live.put(id, trajectory);
      if (!suspended && at.fleet.anyServes()) {
        map(trajectory, at.fleet.leastLoaded());
      }
      at.out.add(new Command.Start(id));
      sweepLater();
    }
  }

  void over(int id, Outcome outcome) {
    Trajectory trajectory = at.live.remove(id);
    if (trajectory == null) {
      return; // told twice, or cancelled meanwhile
    }
    at.context -= trajectory.context();
    if (trajectory.place == Place.RANK) {
      leave(trajectory, Carry.RESEND, true);
    } else if (trajectory.place == Place.LEAVING) {
      Leaving left = leaving.get(trajectory.attempt);
      if (left != null) {
        left.over = true;
      }
    } else if (trajectory.place == Place.HELD) {
      held.remove(trajectory);
    }
    unmap(trajectory);
    if (outcome == Outcome.CANCELLED) {
      at.out.add(new Command.Cancel(id));
    } else {
      at.out.add(new Command.Deliver(id, outcome, trajectory.segments.segments()));
      at.batches.over(trajectory);
    }
  }

  /** Ends the live trajectories of these groups: they are too stale to be of use. */
  void cancel(List<Integer> groups) {
    int size = at.terms().group();
    for (int group : groups) {
      for (int id = group * size; id < (group + 1) * size; id++) {
        over(id, Outcome.CANCELLED);
      }
    }
  }

  // ---- turns

  void asked(Event.TurnAsked asked) {
    Trajectory trajectory = at.live.get(asked.trajectory());
    if (trajectory == null || trajectory.isOpen() || trajectory.hasAsked(asked)) {
      return; // cancelled meanwhile, or asked twice
    }
    trajectory.asked = asked;
    grow(trajectory, asked.history() + asked.prompt() - trajectory.context());
    trajectory.history = asked.history();
    trajectory.prompt = asked.prompt();
    trajectory.output = asked.output();
    trajectory.kept = 0;
    trajectory.turnsAsked++;
    at.turnAsked(asked.history() + asked.prompt());
    submit(trajectory);
  }

  private void grow(Trajectory trajectory, int more) {
    at.context += more;
    if (trajectory.rank >= 0) {
      Rank rank = rank(trajectory);
      rank.grown(more);
      at.fleet.loadChanged(rank);
    }
  }

  private void submit(Trajectory trajectory) {
    trajectory.place = Place.HELD;
    if (suspended || at.now < heldUntil || !at.fleet.anyServes()) {
      held.add(trajectory);
      return;
    }
    Rank own = trajectory.rank < 0 ? null : rank(trajectory);
    Rank rank = Routing.choose(own, at.fleet.leastLoaded(), trajectory, at.policy);
    if (rank != own) {
      move(trajectory, rank);
    }
    place(trajectory, rank);
  }

  private void place(Trajectory trajectory, Rank rank) {
    trajectory.attempt = ++attempts;
    trajectory.booked = 0;
    trajectory.place = Place.RANK;
    trajectory.placedOn = rank.id();
    trajectory.placedAt = at.now;
    rank.place(trajectory);
    at.fleet.loadChanged(rank);
    at.out.add(
        new Command.Route(
            trajectory.id(),
            trajectory.attempt,
            rank.id(),
            trajectory.kept,
            trajectory.carried,
            at.policy.urgency(trajectory)));
    trajectory.carried = -1;
    sweepLater();
  }

  void made(int id, long attempt, int made) {
    Trajectory trajectory = at.live.get(id);
    if (trajectory != null && trajectory.attempt == attempt && trajectory.isOnRank()) {
      book(trajectory, made);
    }
  }

  private void book(Trajectory trajectory, int made) {
    int version = at.fleet.rank(trajectory.placedOn).version();
    trajectory.segments.made(version, made - trajectory.booked);
    trajectory.booked = Math.max(trajectory.booked, made);
  }

  void done(int id, long attempt, int told) {
    Trajectory trajectory = at.live.get(id);
    if (trajectory == null || trajectory.attempt != attempt || !trajectory.isOnRank()) {
      gone(id, attempt, told); // over meanwhile, but its rank waits for the absence
      return;
    }
    leaving.remove(attempt);
    int made = Math.max(told, trajectory.booked);
    book(trajectory, made);
    int answer = trajectory.kept + made;
    Rank rank = takeOff(trajectory);
    trajectory.place = Place.AGENT;
    trajectory.quietSince = at.now;
    trajectory.history += trajectory.prompt + answer;
    grow(trajectory, answer);
    trajectory.prompt = 0;
    trajectory.output = 0;
    trajectory.kept = 0;
    at.fleet.loadChanged(rank);
  }

  void gone(int id, long attempt, int made) {
    Leaving left = leaving.remove(attempt);
    Trajectory trajectory = left != null ? left.trajectory : at.live.get(id);
    if (trajectory == null || trajectory.attempt != attempt || !trajectory.isOnRank()) {
      return; // of an attempt that is over
    }
    Carry carry = left != null ? left.carry : at.terms().migration();
    displace(trajectory, made, carry, left != null && left.over);
  }

  private void displace(Trajectory trajectory, int told, Carry carry, boolean over) {
    // the answer to a repeated abort is 0: the turn was gone before, but its tokens were told
    int made = Math.max(told, trajectory.booked);
    if (!over) {
      Carried takes =
          Migration.leave(carry, trajectory.kept, trajectory.booked, made, trajectory.placedOn);
      if (carry != Carry.RESEND) {
        book(trajectory, made);
      }
      trajectory.segments.unmade(takes.lost());
      trajectory.kept = takes.kept();
      trajectory.carried = takes.from();
    }
    Rank rank = takeOff(trajectory);
    at.fleet.loadChanged(rank);
    if (over) {
      trajectory.place = Place.AGENT;
    } else {
      submit(trajectory);
    }
  }

  /** All that was on these ranks is off them, without an answer. */
  void lost(List<Rank> ranks) {
    Carry carry = Migration.afterLoss(at.terms().migration());
    for (Trajectory trajectory : at.live.values()) {
      if (trajectory.carried >= 0 && ranks.contains(at.fleet.rank(trajectory.carried))) {
        trajectory.carried = -1; // its cache is gone
      }
    }
    for (Rank rank : ranks) {
      for (Trajectory trajectory : rank.placed()) {
        Leaving left = leaving.remove(trajectory.attempt);
        displace(trajectory, trajectory.booked, carry, left != null && left.over);
      }
    }
    remap();
  }

  private Rank takeOff(Trajectory trajectory) {
    Rank rank = at.fleet.rank(trajectory.placedOn);
    rank.unplace(trajectory);
    return rank;
  }

  // ---- leaving

  /** Takes all turns off these ranks. */
  void abortAll(List<Rank> ranks, Carry carry) {
    for (Rank rank : ranks) {
      for (Trajectory trajectory : rank.placed()) {
        if (trajectory.place == Place.RANK) {
          leave(trajectory, carry, false);
        }
      }
    }
  }

  private void leave(Trajectory trajectory, Carry carry, boolean over) {
    trajectory.place = Place.LEAVING;
    double repeatAt = at.now + at.terms().limits().abortRetry();
    leaving.put(trajectory.attempt, new Leaving(trajectory, carry, over, at.now, repeatAt));
    at.out.add(new Command.Abort(trajectory.id(), trajectory.attempt, trajectory.placedOn, carry));
    at.out.alarm(repeatAt);
  }

  /**
   * An abort may have overtaken its request, or got lost: it is repeated until the turn is gone.
   */
  void tick() {
    double next = Double.POSITIVE_INFINITY;
    List<Long> byAge = new ArrayList<>(leaving.keySet());
    byAge.sort(null);
    for (long attempt : byAge) {
      Leaving left = leaving.get(attempt);
      if (left != null && left.repeatAt <= at.now) {
        left.repeatAt = at.now + at.terms().limits().abortRetry();
        at.out.add(
            new Command.Abort(left.trajectory.id(), attempt, left.trajectory.placedOn, left.carry));
      }
      next = left == null ? next : Math.min(next, left.repeatAt);
    }
    if (next < Double.POSITIVE_INFINITY) {
      at.out.alarm(next);
    }
    sweep();
    if (at.now >= heldUntil) {
      flush();
    } else {
      at.out.alarm(heldUntil);
    }
  }

  /**
   * Turns without an end are taken off their rank and sent elsewhere; trajectories that nothing is
   * heard of are over.
   */
  private void sweep() {
    if (at.now < nextSweep) {
      at.out.alarm(nextSweep);
      return;
    }
    nextSweep = Double.NEGATIVE_INFINITY;
    Limits limits = at.terms().limits();
    for (Trajectory trajectory : sorted(at.live.values())) {
      if (trajectory.place == Place.RANK && at.now - trajectory.placedAt >= limits.turn()) {
        leave(trajectory, at.terms().migration(), false);
      } else if (trajectory.place == Place.AGENT
          && at.now - trajectory.quietSince >= limits.agent()) {
        over(trajectory.id(), Outcome.TIMED_OUT);
        at.out.add(new Command.Cancel(trajectory.id()));
      }
    }
    if (!at.live.isEmpty()) {
      sweepLater();
    }
  }

  /** Ranks that do not let go of a turn, however often it is aborted. */
  List<Rank> stuck() {
    double patience = 2 * at.terms().limits().drain(); // a shrink is taken back long before
    return leaving.values().stream()
        .filter(l -> at.now - l.since >= patience)
        .map(l -> at.fleet.rank(l.trajectory.placedOn))
        .distinct()
        .sorted(Comparator.comparingInt(Rank::id))
        .toList();
  }

  private void sweepLater() {
    if (nextSweep == Double.NEGATIVE_INFINITY) {
      Limits limits = at.terms().limits();
      nextSweep = at.now + Math.min(limits.turn(), limits.agent()) / 4;
      at.out.alarm(nextSweep);
    }
  }

  /** Whether no turn is being taken off a rank. */
  boolean noneLeaves() {
    return leaving.isEmpty();
  }

  // ---- holding

  void suspend() {
    suspended = true;
  }

  void hold(double until) {
    heldUntil = until;
    at.out.alarm(until);
  }

  /** Forgets where trajectories were: the caches are cleared, so that nothing is lost by it. */
  void unmapAll() {
    for (Trajectory trajectory : at.live.values()) {
      if (trajectory.rank >= 0
          && trajectory.place == Place.AGENT
          && at.terms().sync() == Carry.KV) {
        trajectory.carried = trajectory.rank;
      }
      unmap(trajectory);
    }
    at.fleet.in(RankView.State.SERVING).forEach(at.fleet::loadChanged);
  }

  void resume() {
    suspended = false;
    if (at.fleet.anyServes()) {
      sorted(at.live.values()).stream()
          .filter(t -> t.rank < 0)
          .forEach(t -> map(t, at.fleet.leastLoaded()));
    }
    flush();
  }

  /** Sends what waits, oldest trajectory first. */
  void flush() {
    if (held.isEmpty() || suspended || at.now < heldUntil || !at.fleet.anyServes()) {
      return;
    }
    List<Trajectory> waiting = sorted(held);
    held.clear();
    waiting.forEach(this::submit);
  }

  // ---- mapping

  /** Trajectories of ranks that left go to those that stay. */
  void remap() {
    for (Trajectory trajectory : sorted(at.live.values())) {
      if (trajectory.rank >= 0 && rank(trajectory).state() != RankView.State.SERVING) {
        if (at.fleet.anyServes()) {
          move(trajectory, at.fleet.leastLoaded());
        } else {
          unmap(trajectory);
        }
      }
    }
  }

  /** Moves up to that many idle trajectories from the most loaded ranks to the least loaded. */
  void rebalance(int most) {
    List<Rank> serving = at.fleet.in(RankView.State.SERVING);
    for (Trajectory trajectory : Rebalance.pick(serving, at.live.values(), most)) {
      move(trajectory, at.fleet.leastLoaded());
    }
  }

  private void map(Trajectory trajectory, Rank rank) {
    trajectory.rank = rank.id();
    rank.adopt(trajectory);
    at.fleet.loadChanged(rank);
  }

  private void unmap(Trajectory trajectory) {
    if (trajectory.rank >= 0) {
      Rank rank = rank(trajectory);
      trajectory.rank = -1;
      rank.release(trajectory);
      at.fleet.loadChanged(rank);
    }
  }

  private void move(Trajectory trajectory, Rank to) {
    if (at.terms().migration() == Carry.KV && !trajectory.isOnRank() && trajectory.rank >= 0) {
      RankView.State state = rank(trajectory).state();
      if (state == RankView.State.SERVING || state == RankView.State.CLOSING) {
        trajectory.carried = trajectory.rank;
      }
    }
    unmap(trajectory);
    map(trajectory, to);
  }

  private Rank rank(Trajectory trajectory) {
    return at.fleet.rank(trajectory.rank);
  }

  private static List<Trajectory> sorted(Iterable<Trajectory> trajectories) {
    List<Trajectory> sorted = new ArrayList<>();
    trajectories.forEach(sorted::add);
    sorted.sort(Comparator.comparingInt(Trajectory::id));
    return sorted;
  }
}
