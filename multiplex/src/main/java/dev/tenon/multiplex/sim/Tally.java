package dev.tenon.multiplex.sim;

import dev.tenon.multiplex.core.Outcome;
import dev.tenon.multiplex.core.Segment;
import dev.tenon.multiplex.core.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run showed. Sums are over the measured steps only: from the end of training of the last
 * warm-up step, or the start, to the end of training of the last step. Times in seconds.
 */
public final class Tally {
  private final Setup setup;
  private final Engine[] engines;

  // by step, warm-up included
  private final List<Double> begun = new ArrayList<>();
  private final List<Double> ready = new ArrayList<>();
  private final List<Double> trainStart = new ArrayList<>();
  private final List<Double> trainEnd = new ArrayList<>();

  private final List<Double> finish = new ArrayList<>();
  private final Role[] roles;
  private final double[] since;
  private final double[] seconds = new double[Role.values().length];
  private int switching;
  private int syncing;
  private double wallSwitching;
  private double wallSyncing;
  private double wallSeen;
  private double measuredFrom;
  private double measuredTo;
  private double trainerBusy;

  private int samples;
  private int valid;
  private int timeouts;
  private int timeoutsEver;
  private int samplesEver;
  private double staleness;
  private int stalenessMax;
  private double ages;
  private double decoded;
  private double needed;
  private double wasted;
  private double prefilledBefore;
  private double decodedBefore;
  private double heldBefore;
  private double wastedEver;
  private long events;

  Tally(Setup setup, Engine[] engines) {
    this.setup = setup;
    this.engines = engines;
    roles = new Role[engines.length];
    since = new double[engines.length];
  }

  // ---- what is told

  void counted() {
    events++;
  }

  void seen(View view, double now) {
    if (view.begun() > begun.size()) {
      begun.add(now);
    }
    if (ready.size() < begun.size() && view.missing() == 0 && view.version() == ready.size()) {
      ready.add(now);
    }
  }

  void trainStarts(int step, double now) {
    if (trainStart.size() == step) {
      trainStart.add(now);
    }
  }

  void trained(int count, boolean last, double now) {
    if (last) {
      if (ready.size() == trainEnd.size()) {
        ready.add(now); // it was complete only while the trainer worked on its first part
      }
      trainEnd.add(now);
      if (trainEnd.size() == setup.warmup()) {
        startMeasuring(now);
      }
    }
  }

  private void startMeasuring(double now) {
    for (int rank = 0; rank < roles.length; rank++) {
      pass(rank, now);
    }
    wall(now);
    Arrays.fill(seconds, 0);
    wallSwitching = 0;
    wallSyncing = 0;
    measuredFrom = now;
    samples = 0;
    valid = 0;
    timeouts = 0;
    staleness = 0;
    stalenessMax = 0;
    ages = 0;
    decoded = 0;
    needed = 0;
    wasted = 0;
    prefilledBefore = sum(Engine::prefilledTokens, now);
    decodedBefore = sum(Engine::decodedTokens, now);
    heldBefore = sum(Engine::heldTokenSeconds, now);
  }

  private double sum(ToDoubleFunction<Engine> what, double now) {
    double sum = 0;
    for (Engine engine : engines) {
      engine.advance(now);
      sum += what.applyAsDouble(engine);
    }
    return sum;
  }

  void needed(int tokens) {
    needed += tokens;
  }

  void decoded(int tokens) {
    decoded += tokens;
  }

  void wasted(double tokens) {
    wasted += tokens;
    wastedEver += tokens;
  }

  void delivered(int id, Outcome outcome, double now, double age, List<Segment> segments) {
    while (finish.size() <= id && id < FINISH_KEPT) {
      finish.add(Double.NaN);
    }
    if (id < FINISH_KEPT) {
      finish.set(id, now);
    }
    samples++;
    samplesEver++;
    ages += age;
    if (outcome == Outcome.COMPLETED) {
      valid++;
    } else {
      timeouts++;
      timeoutsEver++;
    }
    if (!segments.isEmpty()) {
      int stale = Math.max(0, trainEnd.size() - segments.getFirst().version());
      staleness += stale;
      stalenessMax = Math.max(stalenessMax, stale);
    }
  }

  /** Times of single trajectories are kept for worked examples, not for long runs. */
  private static final int FINISH_KEPT = 100_000;

  boolean serves(int rank) {
    return roles[rank] == Role.ROLLOUT || roles[rank] == Role.IDLE;
  }

  boolean isLost(int rank) {
    return roles[rank] == Role.LOST;
  }

  boolean role(int rank, Role role, double now) {
    if (roles[rank] == role) {
      return false;
    }
    pass(rank, now);
    wall(now);
    Role before = roles[rank];
    if (before != null) {
      switching -= isSwitching(before) ? 1 : 0;
      syncing -= before == Role.SYNC ? 1 : 0;
    }
    switching += isSwitching(role) ? 1 : 0;
    syncing += role == Role.SYNC ? 1 : 0;
    roles[rank] = role;
    return true;
  }

  private static boolean isSwitching(Role role) {
    return role == Role.SHRINK || role == Role.LOAD || role == Role.EXPAND;
  }

  private void pass(int rank, double now) {
    Role role = roles[rank];
    if (role != null) {
      seconds[role.ordinal()] += now - since[rank];
    }
    since[rank] = now;
  }

  private void wall(double now) {
    wallSwitching += switching > 0 ? now - wallSeen : 0;
    wallSyncing += syncing > 0 ? now - wallSeen : 0;
    wallSeen = now;
  }

  void close(double now) {
    for (int rank = 0; rank < roles.length; rank++) {
      pass(rank, now);
    }
    wall(now);
    measuredTo = now;
    prefilledBefore = sum(Engine::prefilledTokens, now) - prefilledBefore;
    decodedBefore = sum(Engine::decodedTokens, now) - decodedBefore;
    heldBefore = sum(Engine::heldTokenSeconds, now) - heldBefore;
  }

  // ---- what is asked

  boolean complete() {
    return trainEnd.size() >= setup.warmup() + setup.steps();
  }

  public int stepsDone() {
    return trainEnd.size();
  }

  public List<Double> ready() {
    return Collections.unmodifiableList(ready);
  }

  public List<Double> begun() {
    return Collections.unmodifiableList(begun);
  }

  public List<Double> trainStart() {
    return Collections.unmodifiableList(trainStart);
  }

  public List<Double> trainEnd() {
    return Collections.unmodifiableList(trainEnd);
  }

  /** When each trajectory was over; NaN if it is not; the first 100,000 only. */
  public List<Double> finish() {
    return Collections.unmodifiableList(finish);
  }

  /** Seconds that are measured. */
  public double wall() {
    return measuredTo - measuredFrom;
  }

  public double from() {
    return measuredFrom;
  }

  /** Mean seconds of a step, from end of training to end of training. */
  public double step() {
    return wall() / setup.steps();
  }

  /** Samples of the measured steps. */
  public double samplesTrained() {
    return (double) setup.steps() * setup.terms().batch();
  }

  /** Samples over within the measured time. */
  public int samples() {
    return samples;
  }

  public int valid() {
    return valid;
  }

  public double timeoutShare() {
    return samples == 0 ? 0 : (double) timeouts / samples;
  }

  public int timeouts() {
    return timeoutsEver;
  }

  /** Mean seconds of a step in which the trainer waits for samples. */
  public double waiting() {
    double sum = 0;
    for (int k = setup.warmup(); k < trainEnd.size(); k++) {
      sum += Math.max(0, ready.get(k) - begun.get(k));
    }
    return sum / setup.steps();
  }

  /** Measured steps whose samples were all there when the step began. */
  public int stepsWithoutWaiting() {
    int count = 0;
    for (int k = setup.warmup(); k < trainEnd.size(); k++) {
      count += ready.get(k) <= begun.get(k) ? 1 : 0;
    }
    return count;
  }

  /** The share of wall time in which any rank gets new weights. */
  public double syncShare() {
    return wallSyncing / wall();
  }

  /** The share of wall time in which any rank changes its role. */
  public double switchShare() {
    return wallSwitching / wall();
  }

  /** The share of the ranks' time that went to a role. */
  public double share(Role role) {
    return seconds[role.ordinal()] / (wall() * roles.length);
  }

  /** Prefilled tokens for each that was new. */
  public double prefillRatio() {
    return needed == 0 ? 1 : prefilledBefore / needed;
  }

  /** Tokens prefilled, of the whole run. */
  public double prefilled() {
    double sum = 0;
    for (Engine engine : engines) {
      sum += engine.prefilledTokens();
    }
    return sum;
  }

  /** Decoded tokens lost to aborts and time-outs, of the whole run. */
  public double wastedEver() {
    return wastedEver;
  }

  /** Decoded tokens that were lost, within the measured time. */
  public double wasted() {
    return wasted;
  }

  /** Tokens of complete turns in a second. */
  public double decodedRate() {
    return decoded / wall();
  }

  /** The mean share of all cache that decoding requests hold. */
  public double cacheUse() {
    return heldBefore / (wall() * engines.length * setup.perf().kv());
  }

  public double staleness() {
    return samples == 0 ? 0 : staleness / samples;
  }

  public int stalenessMax() {
    return stalenessMax;
  }

  /** Mean seconds from a trajectory's start to its end. */
  public double age() {
    return samples == 0 ? 0 : ages / samples;
  }

  public long events() {
    return events;
  }
}
