package dev.tenon.multiplex.cli;

import dev.tenon.multiplex.page.ComparisonPage;
import dev.tenon.multiplex.page.Table;
import dev.tenon.multiplex.page.Timeline;
import dev.tenon.multiplex.page.TimelineRecorder;
import dev.tenon.multiplex.page.TimelineSvg;
import dev.tenon.multiplex.page.Tongue;
import dev.tenon.multiplex.sim.Setup;
import dev.tenon.multiplex.study.Case;
import dev.tenon.multiplex.study.Comparison;
import dev.tenon.multiplex.study.Metric;
import dev.tenon.multiplex.study.Runner;
import dev.tenon.multiplex.study.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** The files to look at that were asked for, beside what is printed. */
record Pictures(Optional<Output> html, Optional<Output> svg, Tongue tongue) {
  /** Steps that are drawn: the last ones. */
  private static final int STEPS_DRAWN = 4;

  private static final long SEED_DRAWN = 1;

  static CommandSpec options(CommandSpec spec, String what) {
    return spec.addOption(Options.value("--html", "FILE", "writes one page for a browser: " + what))
        .addOption(
            Options.value("--lang", "en|zh", "the language of pages and pictures; default en"));
  }

  /**
   * Looks whether they can be written.
   *
   * @throws Refusal if not
   */
  static Pictures of(Given given, Terminal terminal) {
    return new Pictures(
        given.value("--html").map(name -> Output.to(terminal, name)),
        given.value("--svg").map(name -> Output.to(terminal, name)),
        given.choice("--lang", "en", "zh").equals("zh") ? Tongue.ZH : Tongue.EN);
  }

  /** Runs one seed of each policy again, watched, and draws it. */
  void draw(Comparison comparison, Runner runner) throws InterruptedException {
    if (html.isEmpty() && svg.isEmpty()) {
      return;
    }
    List<Callable<Timeline>> work = new ArrayList<>();
    for (Comparison.Of policy : comparison.policies()) {
      work.add(() -> timeline(policy.policy(), comparison.world()));
    }
    List<Timeline> timelines = runner.each("drawing", work);
    String title = tongue.pick("Multiplex: ", "Multiplex：") + comparison.world().preset().name();
    html.ifPresent(
        file -> file.write(ComparisonPage.of(title, timelines, table(comparison), tongue)));
    svg.ifPresent(file -> file.write(TimelineSvg.of(timelines, tongue)));
  }

  private static Timeline timeline(String policy, World world) {
    Case drawn = new Case(policy, world.preset(), world.trajectories(), SEED_DRAWN);
    Setup setup = drawn.scheme().setup();
    TimelineRecorder recorder =
        new TimelineRecorder(
            policy, world.preset().name(), SEED_DRAWN, setup, Math.min(STEPS_DRAWN, setup.steps()));
    drawn.run(List.of(recorder));
    return recorder.timeline();
  }

  /** A row for each policy, the best one stressed. */
  private Table table(Comparison comparison) {
    List<Metric> metrics =
        List.of(
            Metric.VALID_PER_H,
            Metric.STEP_S,
            Metric.TIMEOUT_SHARE,
            Metric.BOUND_SHARE,
            Metric.SYNC_SHARE,
            Metric.SWITCH_SHARE,
            Metric.PREFILL_RATIO,
            Metric.ROLLOUT_BUBBLE_SHARE,
            Metric.TRAIN_BUBBLE_SHARE);
    List<String> head = new ArrayList<>(List.of(tongue.pick("policy", "策略")));
    metrics.forEach(metric -> head.add(Words.title(metric, tongue)));
    head.add(tongue.pick("against the first", "相对第一个"));
    List<List<String>> rows = new ArrayList<>();
    int best = 0;
    for (int i = 0; i < comparison.policies().size(); i++) {
      Comparison.Of policy = comparison.policies().get(i);
      List<String> row = new ArrayList<>(List.of(policy.policy()));
      metrics.forEach(metric -> row.add(Numbers.of(policy.estimate(metric), metric)));
      row.add(i == 0 ? "" : Numbers.gain(comparison.gain(policy)));
      rows.add(row);
      Comparison.Of ahead = comparison.policies().get(best);
      best =
          policy.estimate(Metric.VALID_PER_H).mean() > ahead.estimate(Metric.VALID_PER_H).mean()
              ? i
              : best;
    }
    int seeds = comparison.policies().getFirst().runs().size();
    return new Table(Words.intervals(seeds, tongue), head, rows, best);
  }
}
