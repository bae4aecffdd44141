package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Bounds;
import dev.tenon.multiplex.sim.Observer;
import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Role;
import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.sim.Setup;
import dev.tenon.multiplex.sim.Simulation;
import dev.tenon.multiplex.sim.Tally;
import dev.tenon.multiplex.sim.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A run before it is run: a policy, a world, a seed. */
public record Case(String policy, Preset preset, Trajectories trajectories, long seed) {
  /**
   * The world and who decides in it.
   *
   * @throws IllegalArgumentException if the policy or the layout is impossible
   */
  public Schemes.Scheme scheme() {
    return Schemes.of(policy, preset, trajectories.of(seed));
  }

  public Run run() {
    return run(List.of());
  }

  public Run run(List<Observer> watching) {
    Schemes.Scheme scheme = scheme();
    Workload workload = trajectories.of(seed);
    TrainerTime trainer = new TrainerTime(scheme.setup().warmup());
    List<Observer> observers = new ArrayList<>(watching);
    observers.add(trainer);
    Tally tally = new Simulation(scheme.setup(), workload, scheme.policy(), observers).run();
    Bounds bounds = Bounds.of(scheme.setup(), workload);
    return new Run(policy, preset.name(), seed, values(scheme.setup(), tally, trainer, bounds));
  }

  private static Map<Metric, Double> values(
      Setup setup, Tally tally, TrainerTime trainer, Bounds bounds) {
    double perHour = 3600 * tally.samplesTrained() / tally.wall();
    double ofRanks = (double) setup.ranks() * setup.gpusPerRank() / setup.gpus();
    double ofTrainer = (double) setup.trainGpus() / setup.gpus();
    double busy = trainer.seconds() / tally.wall();
    double made = tally.decodedRate() * tally.wall();
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    values.put(Metric.STEP_S, tally.step());
    values.put(Metric.SAMPLES_PER_H, perHour);
    values.put(Metric.VALID_PER_H, perHour * (1 - tally.timeoutShare()));
    values.put(Metric.TIMEOUT_SHARE, tally.timeoutShare());
    values.put(Metric.WAIT_S, tally.waiting());
    values.put(Metric.SYNC_SHARE, tally.syncShare());
    values.put(Metric.SWITCH_SHARE, tally.switchShare());
    values.put(Metric.PREFILL_RATIO, tally.prefillRatio());
    values.put(Metric.BOUND_SHARE, bounds.both() / tally.step());
    values.put(Metric.WORK_BOUND_S, bounds.work());
    values.put(Metric.LATENCY_BOUND_S, bounds.latency());
    values.put(Metric.DECODED_PER_S, tally.decodedRate());
    values.put(Metric.ROLLOUT_SHARE, ofRanks * tally.share(Role.ROLLOUT));
    values.put(Metric.TRAIN_SHARE, ofRanks * tally.share(Role.TRAIN) + ofTrainer * busy);
    values.put(Metric.ROLLOUT_BUBBLE_SHARE, ofRanks * tally.share(Role.IDLE));
    values.put(
        Metric.TRAIN_BUBBLE_SHARE, ofRanks * tally.share(Role.WAIT) + ofTrainer * (1 - busy));
    values.put(
        Metric.WASTED_SHARE, tally.wasted() == 0 ? 0 : tally.wasted() / (tally.wasted() + made));
    values.put(Metric.STALENESS, tally.staleness());
    values.put(Metric.READY_STEPS_SHARE, (double) tally.stepsWithoutWaiting() / setup.steps());
    return values;
  }
}
