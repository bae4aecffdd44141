package dev.tenon.multiplex.page;

import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Presets;
import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.sim.Settings;
import dev.tenon.multiplex.sim.Simulation;
import java.util.List;
import java.util.Map;

/** Timelines of real runs. */
final class Runs {
  private Runs() {}

  /** Runs a preset with other settings on top. */
  static Timeline run(String name, String preset, Map<String, Object> settings, int window) {
    Preset world = Presets.load(preset);
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      world = world.with(setting.getKey(), setting.getValue());
    }
    Settings perf = world.perf();
    Schemes.Scheme scheme = Schemes.asGiven(perf, world.driver());
    TimelineRecorder recorder = new TimelineRecorder(name, preset, 1, scheme.setup(), window);
    new Simulation(scheme.setup(), world.trajectories(1), scheme.policy(), List.of(recorder)).run();
    return recorder.timeline();
  }

  /** The reported comparison, and two more beside it. */
  static List<Timeline> reported(int steps) {
    String preset = "report-160-h800";
    return List.of(
        run(
            "separated 128/32",
            preset,
            Map.of(
                "policy", "static", "n_ranks", 4, "train_gpus", 128, "warmup", 2, "steps", steps),
            4),
        run(
            "separated 48/112",
            preset,
            Map.of(
                "policy",
                "static",
                "n_ranks",
                14,
                "train_gpus",
                48,
                "inflight",
                280,
                "warmup",
                2,
                "steps",
                steps),
            4),
        run(
            "colocated",
            preset,
            Map.of(
                "policy",
                "colocated",
                "n_ranks",
                20,
                "train_ranks",
                20,
                "warmup",
                2,
                "steps",
                steps),
            4),
        run(
            "multiplexed 128 of 160",
            preset,
            Map.of(
                "policy",
                "mux",
                "n_ranks",
                20,
                "train_ranks",
                16,
                "inflight",
                400,
                "gate",
                true,
                "queue",
                "batch",
                "mig",
                "prefix",
                "sync_mode",
                "keep",
                "warmup",
                2,
                "steps",
                steps),
            4));
  }

  static Table table(List<Timeline> timelines) {
    return new Table(
        "One seed; shares of GPU time",
        List.of("scheme", "valid samples an hour", "step, s", "training", "bubbles", "timed out"),
        timelines.stream()
            .map(
                t ->
                    List.of(
                        t.policy(),
                        Figures.plain(t.spent().validPerHour()),
                        Figures.plain(t.spent().step()),
                        Figures.percent(t.spent().share(GpuTime.Use.TRAINING)),
                        Figures.percent(
                            t.spent().share(GpuTime.Use.IDLE)
                                + t.spent().share(GpuTime.Use.WAITING)),
                        Figures.percent(1 - t.spent().validShare())))
            .toList(),
        timelines.size() - 1);
  }
}
