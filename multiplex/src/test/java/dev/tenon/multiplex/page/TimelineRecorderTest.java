package dev.tenon.multiplex.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenon.multiplex.page.GpuTime.Use;
import dev.tenon.multiplex.page.Timeline.Mark;
import dev.tenon.multiplex.page.Timeline.Moment;
import dev.tenon.multiplex.page.Timeline.Span;
import dev.tenon.multiplex.sim.Names;
import dev.tenon.multiplex.sim.Preset;
import dev.tenon.multiplex.sim.Presets;
import dev.tenon.multiplex.sim.Role;
import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.sim.Script;
import dev.tenon.multiplex.sim.Settings;
import dev.tenon.multiplex.sim.Simulation;
import dev.tenon.multiplex.sim.Tally;
import dev.tenon.multiplex.sim.Turn;
import dev.tenon.multiplex.sim.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineRecorderTest {
  private static final Map<String, Object> TAIL =
      Map.ofEntries(
          Map.entry("n_ranks", 4),
          Map.entry("batch", 4),
          Map.entry("alpha", 1),
          Map.entry("inflight", 4),
          Map.entry("T", 17),
          Map.entry("T_ref", 4),
          Map.entry("t_sync", 2),
          Map.entry("t_off", 3),
          Map.entry("t_on", 1),
          Map.entry("t_toff", 1),
          Map.entry("mig", "prefix"),
          Map.entry("sync_mode", "prefix"),
          Map.entry("steps", 3));

  private static Schemes.Scheme tail(Map<String, Object> more) {
    Map<String, Object> driver = new HashMap<>(TAIL);
    driver.putAll(more);
    return Schemes.asGiven(
        Settings.of(Map.of("a", 0.1), Names.PERF), Settings.of(driver, Names.DRIVER));
  }

  private static Timeline record(Schemes.Scheme scheme, int window) {
    TimelineRecorder recorder = new TimelineRecorder("x", "tail", 1, scheme.setup(), window);
    Workload work =
        Workload.cycle(
            Stream.of(100, 100, 200, 400)
                .map(tokens -> new Script(0, List.of(new Turn(0, tokens, 0))))
                .toList());
    new Simulation(scheme.setup(), work, scheme.policy(), List.of(recorder)).run();
    return recorder.timeline();
  }

  private static double[] times(Timeline timeline, Moment moment) {
    return timeline.marks().stream()
        .filter(m -> m.moment() == moment)
        .mapToDouble(Mark::at)
        .toArray();
  }

  @Test
  void aStepOfTheColocatedSchemeIsSeenAsItWasDerived() {
    Timeline timeline = record(tail(Map.of("policy", "colocated", "train_ranks", 4)), 9);

    assertThat(times(timeline, Moment.READY)).containsExactly(40, 104, 168);
    assertThat(times(timeline, Moment.TRAINING_BEGINS)).containsExactly(44, 108, 172);
    assertThat(times(timeline, Moment.TRAINING_ENDS)).containsExactly(61, 125, 189);
    List<Span> spans = timeline.lanes().getFirst().spans();
    assertThat(spans.stream().limit(7).map(Span::role))
        .containsExactly(
            Role.ROLLOUT, Role.IDLE, Role.SHRINK, Role.LOAD, Role.TRAIN, Role.LOAD, Role.SYNC);
    double[] ends = {10, 40, 43, 44, 61, 62, 64};
    for (int i = 0; i < ends.length; i++) {
      // where rollout ends inside is known by the bucket, where roles change exactly
      assertThat(spans.get(i).to()).isCloseTo(ends[i], within(i == 0 ? 0.5 : 1e-9));
    }
    assertThat(spans.getFirst().load()).isEqualTo(1);
  }

  @Test
  void dedicatedTrainersHaveALineOfTheirOwn() {
    Timeline timeline = record(tail(Map.of("policy", "static", "n_ranks", 2, "train_gpus", 2)), 9);

    assertThat(timeline.trainerLanes()).isEqualTo(2);
    assertThat(timeline.trainer().stream().map(Span::role).distinct())
        .containsExactly(Role.WAIT, Role.TRAIN);
    assertThat(timeline.spent().of(Use.TRAINING)).isCloseTo(3 * 34 * 2, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void theWindowIsTheLastSteps(int window) {
    Timeline timeline = record(tail(Map.of("policy", "mux", "train_ranks", 2)), window);

    assertThat(times(timeline, Moment.TRAINING_ENDS)).hasSize(Math.min(3, window));
    assertThat(timeline.to()).isEqualTo(161);
    timeline.lanes().forEach(lane -> withoutGap(lane.spans(), timeline));
    // what was spent is of all steps whatever the window
    assertThat(timeline.spent().seconds()).isEqualTo(161);
  }

  private static void withoutGap(List<Span> spans, Timeline timeline) {
    double at = timeline.from();
    for (Span span : spans) {
      assertThat(span.from()).isCloseTo(at, within(1e-9));
      assertThat(span.to()).isGreaterThan(span.from());
      at = span.to();
    }
    assertThat(at).isCloseTo(timeline.to(), within(1e-9));
  }

  @Test
  void agreesWithTheTallyAndStaysSmall() {
    Preset world = Presets.load("toy-4").with("policy", "mux").with("warmup", 2).with("steps", 60);
    Schemes.Scheme scheme = Schemes.asGiven(world.perf(), world.driver());
    TimelineRecorder recorder = new TimelineRecorder("x", "toy-4", 3, scheme.setup(), 60);
    Tally tally =
        new Simulation(scheme.setup(), world.trajectories(3), scheme.policy(), List.of(recorder))
            .run();
    Timeline timeline = recorder.timeline();
    GpuTime spent = timeline.spent();

    assertThat(spent.seconds()).isCloseTo(tally.wall(), within(1e-6));
    assertThat(spent.share(Use.TRAINING)).isCloseTo(tally.share(Role.TRAIN), within(1e-9));
    assertThat(spent.share(Use.IDLE)).isCloseTo(tally.share(Role.IDLE), within(1e-9));
    assertThat(spent.share(Use.ROLLOUT) + spent.share(Use.THIN))
        .isCloseTo(tally.share(Role.ROLLOUT), within(1e-9));
    double all = Stream.of(Use.values()).mapToDouble(spent::share).sum();
    assertThat(all).isCloseTo(1, within(1e-9));
    assertThat(1 - spent.validShare()).isCloseTo(tally.timeoutShare(), within(1e-9));
    for (Timeline.Lane lane : timeline.lanes()) {
      withoutGap(lane.spans(), timeline);
      assertThat(lane.spans().size()).isLessThan(2048);
    }
  }

  @Test
  void aLargePoolShowsSomeOfItsRanks() {
    Schemes.Scheme scheme =
        tail(Map.of("policy", "mux", "n_ranks", 1000, "train_ranks", 500, "T", 34000));
    Timeline timeline = record(scheme, 1);

    assertThat(timeline.lanes()).hasSize(TimelineRecorder.MOST_LANES);
    assertThat(timeline.ranks()).isEqualTo(1000);
    assertThat(timeline.lanes().getLast().rank()).isGreaterThan(990);
    assertThat(timeline.spent().of(Use.TRAINING) / 500)
        .isCloseTo(3 * 34000 * 4 / 500.0, within(1.0));
  }

  @Test
  void isAskedOnlyAfterTheRun() {
    TimelineRecorder recorder =
        new TimelineRecorder(
            "x", "tail", 1, tail(Map.of("policy", "mux", "train_ranks", 2)).setup(), 1);
    assertThatThrownBy(recorder::timeline).hasMessageContaining("0 of 3 steps");
  }
}
