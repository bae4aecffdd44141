package dev.tenon.multiplex.page;

import dev.tenon.multiplex.page.GpuTime.Use;
import dev.tenon.multiplex.page.Timeline.Mark;
import dev.tenon.multiplex.page.Timeline.Moment;
import dev.tenon.multiplex.page.Timeline.Span;
import dev.tenon.multiplex.sim.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Timelines of any size without a run. */
final class Invented {
  private Invented() {}

  /**
   * Steps of 100 s, in the last 20 of which all lanes train; rollout changes its load all the time.
   */
  static Timeline timeline(String name, int ranks, int spansAStep, int steps, GpuTime spent) {
    SplittableRandom random = new SplittableRandom(ranks);
    List<Timeline.Lane> lanes = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      List<Span> spans = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < spansAStep; i++) {
          double load = random.nextInt(0, 20) / 16.0;
          double from = 100 * step + 80.0 * i / spansAStep;
          Role role = load == 0 ? Role.IDLE : Role.ROLLOUT;
          spans.add(new Span(role, from, 100 * step + 80.0 * (i + 1) / spansAStep, load));
        }
        spans.add(new Span(Role.TRAIN, 100 * step + 80, 100 * step + 100, 0));
      }
      lanes.add(new Timeline.Lane(rank, spans));
    }
    List<Mark> marks = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      marks.add(new Mark(Moment.READY, step, 100 * step + 80));
      marks.add(new Mark(Moment.TRAINING_BEGINS, step, 100 * step + 80));
      marks.add(new Mark(Moment.TRAINING_ENDS, step, 100 * step + 100));
    }
    return new Timeline(
        name, "invented", 7, 1, ranks, 0, 0, 100.0 * steps, lanes, List.of(), marks, spent);
  }

  /** Of 100 GPUs and an hour. */
  static GpuTime spent(double valid, double validShare, Map<Use, Double> shares) {
    Map<Use, Double> uses = new java.util.EnumMap<>(Use.class);
    shares.forEach((use, share) -> uses.put(use, share * 360_000));
    return new GpuTime(3600, 100, uses, 10, valid / validShare, validShare);
  }
}
