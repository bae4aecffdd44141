package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;

/**
 * Shares the ranks in time by what it measures, with no number tuned by hand.
 *
 * <p>The trainer takes complete groups as they come, so that a batch's stragglers hold up only the
 * last part of its training. It gets the fewest ranks that can do a step's training within a step,
 * and gets them as late as they can still be done when the batch is: until then they roll out.
 */
public final class MultiplexPolicy implements Policy {
  /** What of the policy is used; all of it, but where its parts are taken out one by one. */
  public record Parts(boolean streaming, boolean justInTime, boolean moving, boolean oldestFirst) {
    public static final Parts ALL = new Parts(true, true, true, true);
  }

  /** The part of a step for which the trainer should be busy; the rest is slack for what varies. */
  private static final double TRAINER_BUSY = 0.98;

  /** Steps that say nothing about the ones after them: the pool fills. */
  private static final int FILLING = 3;

  /** How often a moved context is prefilled for one loan: going, coming, and what it holds up. */
  private static final double PREFILLS_PER_LOAN = 3;

  /** How much a new measurement counts. */
  private static final double NEWS = 0.5;

  /**
   * Tokens that a trajectory is reckoned to grow by yet: else all new ones would go to one rank.
   */
  private static final int GROWS = 16_384;

  /** A turn leaves its rank for one that has less than this part of its load. */
  private static final double MUCH_LESS = 0.5;

  private final InFlight inFlight;
  private final int floor;
  private final double prefillRate;
  private final Parts parts;

  // measured
  private double rankSecondsPerSample = Double.NaN;
  private double stepSeconds = Double.NaN;
  private double readyAfter = Double.NaN;
  private double switchSeconds = 10;

  // this step
  private double stepBegan;
  private double readyAt = -1;
  private double shrinkAt = Double.NaN;

  /**
   * @param floor the fewest ranks that the trainer fits on
   * @param prefillRate tokens that a rank prefills in a second: what moving a context costs
   */
  public MultiplexPolicy(InFlight inFlight, int floor, double prefillRate, Parts parts) {
    this.inFlight = inFlight;
    this.floor = floor;
    this.prefillRate = prefillRate;
    this.parts = parts;
  }

  @Override
  public boolean admit(View view) {
    return inFlight.admits(view);
  }

  @Override
  public int lend(View view, double now) {
    see(view, now);
    int ranks = ranks(view);
    boolean pays = view.lent() > 0 ? !returns(view, now, ranks) : begins(view, now, ranks);
    int wanted = pays ? Math.max(ranks, view.lent()) : 0;
    if (wanted > 0 && view.lent() == 0 && Double.isNaN(shrinkAt)) {
      shrinkAt = now;
    }
    return wanted;
  }

  @Override
  public int floor(View view) {
    return floor;
  }

  /** Lent ranks stay if the next step's training would have to begin at once. */
  @Override
  public int keep(View view, double now) {
    int ranks = ranks(view);
    if (!parts.justInTime()) {
      return Math.min(ranks, view.lent());
    }
    boolean soon = slack(view, ranks, readyAfter) < payback(view);
    return soon ? Math.min(ranks, view.lent()) : 0;
  }

  /** The fewest ranks that do a step's training within a step, with a little slack. */
  private int ranks(View view) {
    int all = view.ranks().size();
    if (Double.isNaN(rankSecondsPerSample)) {
      return Math.clamp(all / 2, floor, all - 1);
    }
    double perStep = rankSecondsPerSample * view.terms().batch();
    return Math.clamp((int) Math.ceil(perStep / (stepSeconds * TRAINER_BUSY)), floor, all - 1);
  }

  private boolean begins(View view, double now, int ranks) {
    int batch = view.terms().batch();
    if (view.missing() == 0) {
      return true;
    }
    if (!parts.streaming() || view.ready() == 0) {
      return false;
    }
    if (!parts.justInTime()) {
      return true;
    }
    if (Double.isNaN(rankSecondsPerSample)) {
      return view.ready() >= batch / 2;
    }
    return slack(view, ranks, readyAfter - (now - stepBegan)) <= 0;
  }

  private boolean returns(View view, double now, int ranks) {
    return parts.justInTime()
        && view.missing() > 0
        && view.ready() == 0
        && slack(view, ranks, readyAfter - (now - stepBegan)) > payback(view);
  }

  /** Seconds that are left if what is to be trained is trained on so many ranks until then. */
  private double slack(View view, int ranks, double until) {
    int left = view.terms().batch() - view.trained();
    return until - left * rankSecondsPerSample / ranks;
  }

  /** Seconds after which it has paid to send ranks back to rollout and fetch them again. */
  private double payback(View view) {
    double cache =
        Math.min(view.terms().kvTokens(), (double) view.context() / Math.max(1, view.serving()));
    return 2 * switchSeconds + PREFILLS_PER_LOAN * cache / prefillRate;
  }

  @Override
  public int train(View view, double now) {
    see(view, now);
    boolean enough = view.missing() == 0 || (parts.streaming() && view.ready() > 0);
    if (!enough || view.lent() < floor) {
      return 0;
    }
    if (!Double.isNaN(shrinkAt)) {
      switchSeconds = learn(switchSeconds, now - shrinkAt);
      shrinkAt = Double.NaN;
    }
    return view.ready();
  }

  private void see(View view, double now) {
    if (readyAt < stepBegan && view.missing() == 0) {
      readyAt = now;
    }
  }

  private double readyAfter(double now) {
    return (readyAt < stepBegan ? now : readyAt) - stepBegan;
  }

  @Override
  public void trained(View view, int samples, int lent, double seconds) {
    rankSecondsPerSample = learn(rankSecondsPerSample, seconds * lent / samples);
  }

  @Override
  public void stepEnded(View view, double now) {
    double step = now - stepBegan;
    if (view.version() <= FILLING) {
      stepSeconds = step;
      readyAfter = readyAfter(now);
    } else {
      stepSeconds = learn(stepSeconds, step);
      readyAfter = learn(readyAfter, readyAfter(now));
    }
    stepBegan = now;
    shrinkAt = Double.NaN;
  }

  private static double learn(double known, double seen) {
    return Double.isNaN(known) ? seen : known + NEWS * (seen - known);
  }

  @Override
  public double load(RankView rank) {
    return rank.context() + (double) GROWS * rank.live();
  }

  @Override
  public boolean moves(TrajectoryView trajectory, RankView from, RankView least) {
    return parts.moving() && load(least) < MUCH_LESS * load(from);
  }

  /** The oldest batch first: the step waits for it. */
  @Override
  public long urgency(TrajectoryView trajectory) {
    return parts.oldestFirst() ? trajectory.batch() : 0;
  }
}
