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
