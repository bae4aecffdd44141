package dev.tenon.multiplex.policy;

import dev.tenon.multiplex.core.Policy;
import dev.tenon.multiplex.core.TrajectoryView;
import dev.tenon.multiplex.core.View;

/**
 * Lends the same ranks every step, but adapts when: at the completed fraction of a batch at which
 * the last steps were shortest. Ranks come back only where that takes longer to need them again
 * than the switch cost that was measured.
 *
 * <p>The fraction climbs: it moves on while steps get shorter, and turns round when they get
 * longer.
 */
public final class AdaptivePolicy implements Policy {
  /** A move of the fraction, and how far it may go from whole batches. */
  private static final double MOVE = 0.02;

  private static final double EARLIEST = 0.5;

  private final InFlight inFlight;
  private final int trainRanks;
  private double missingShare;
  private double direction = 1;
  private double lastStep = Double.NaN;
  private double stepBegan;
  private double askedAt = Double.NaN;
  private double switchSeconds;

  /**
   * @param trainRanks ranks that train
   */
  public AdaptivePolicy(InFlight inFlight, int trainRanks) {
    this.inFlight = inFlight;
    this.trainRanks = trainRanks;
  }

  @Override
  public boolean admit(View view) {
    return inFlight.admits(view);
  }

  @Override
  public int lend(View view, double now) {
    if (view.missing() > missingShare * view.terms().batch()) {
      return view.lent();
    }
    if (view.lent() == 0 && Double.isNaN(askedAt)) {
      askedAt = now;
    }
    return trainRanks;
  }

  @Override
  public int train(View view, double now) {
    if (view.lent() > 0 && !Double.isNaN(askedAt)) {
      switchSeconds = now - askedAt;
      askedAt = Double.NaN;
    }
    return Policy.super.train(view, now);
  }

  /** Samples come in about evenly: the missing ones take their share of a step. */
  @Override
  public int floor(View view) {
    return Math.min(1, trainRanks);
  }

  @Override
  public int keep(View view, double now) {
    double soon = Double.isNaN(lastStep) ? 0 : lastStep * view.missing() / view.terms().batch();
    return soon <= 2 * switchSeconds ? view.lent() : 0;
  }

  @Override
  public void stepEnded(View view, double now) {
    double step = now - stepBegan;
    stepBegan = now;
    askedAt = Double.NaN;
    if (!Double.isNaN(lastStep)) {
      if (step > lastStep) {
        direction = -direction;
      }
      missingShare = Math.clamp(missingShare + direction * MOVE, 0, EARLIEST);
    }
    lastStep = step;
  }

  @Override
  public long urgency(TrajectoryView trajectory) {
    return trajectory.batch();
  }
}
