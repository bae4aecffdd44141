package dev.tenon.multiplex.page;

import dev.tenon.multiplex.core.Command;
import dev.tenon.multiplex.core.Event;
import dev.tenon.multiplex.core.Outcome;
import dev.tenon.multiplex.core.RankView;
import dev.tenon.multiplex.core.View;
import dev.tenon.multiplex.page.GpuTime.Use;
import dev.tenon.multiplex.page.Timeline.Mark;
import dev.tenon.multiplex.page.Timeline.Moment;
import dev.tenon.multiplex.sim.Observer;
import dev.tenon.multiplex.sim.Role;
import dev.tenon.multiplex.sim.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the timeline of a run from what the run shows. Its memory is bounded by the number of lanes
 * and buckets, and by the changes of roles in the window of steps.
 */
public final class TimelineRecorder implements Observer {
  /** More lanes than that can't be told apart on a screen. */
  static final int MOST_LANES = 160;

  /** Samples of load over all lanes: what a page can carry. */
  private static final int CELLS = 100_000;

  private static final int MOST_BUCKETS = 1024;

  /** Lanes that an event pays for; with more of them, loads are looked at less often. */
  private static final int LANES_AN_EVENT = 32;

  /** A rank with less of its cache in use rolls out a tail. */
  private static final double THIN = 0.25;

  private final String policy;
  private final String preset;
  private final long seed;
  private final Setup setup;
  private final int firstMeasured;
  private final int firstShown;
  private final int last;

  /** Rank numbers of the lanes, and which lane a rank has, or -1. */
  private final int[] shown;

  private final int[] laneOf;

  private final Role[] roles;
  private final double[] since;
  private final double[] loads;
  private final boolean[] thin;
  private final double[] gpuSeconds = new double[Role.values().length];
  private double thinSeconds;
  private double samples;
  private double valid;

  private final List<Mark> marks = new ArrayList<>();
  private final List<RoleTrack> tracks = new ArrayList<>();
  private final RoleTrack trainerTrack = new RoleTrack();
  private @Nullable LoadBuckets buckets;
  private Role trainerRole = Role.WAIT;
  private double trainerSince;

  private int done;
  private int readyCount;
  private int begunCount;
  private int events;
  private double looked;
  private double peak = 1;
  private double measuredFrom;
  private double shownFrom;
  private double end = Double.NaN;

  /**
   * For one run.
   *
   * @param policy the scheme, as it shall be headed in pictures
   * @param window steps that are drawn: the last so many; the time that is spent on what is summed
   *     up over all measured ones
   */
  public TimelineRecorder(String policy, String preset, long seed, Setup setup, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a timeline shows 1 step or more, was " + window);
    }
    this.policy = policy;
    this.preset = preset;
    this.seed = seed;
    this.setup = setup;
    last = setup.warmup() + setup.steps();
    firstMeasured = setup.warmup();
    firstShown = Math.max(0, last - window);
    int lanes = Math.min(setup.ranks(), MOST_LANES);
    shown = new int[lanes];
    laneOf = new int[setup.ranks()];
    Arrays.fill(laneOf, -1);
    for (int lane = 0; lane < lanes; lane++) {
      shown[lane] = (int) ((long) lane * setup.ranks() / lanes);
      laneOf[shown[lane]] = lane;
      tracks.add(new RoleTrack());
    }
    roles = new Role[setup.ranks()];
    Arrays.fill(roles, Role.IDLE);
    since = new double[setup.ranks()];
    loads = new double[lanes];
    thin = new boolean[lanes];
    if (firstShown == 0) {
      show(0);
    }
  }

  // ---- what is told

  @Override
  public void role(int rank, Role role, double now) {
    pass(rank, now);
    roles[rank] = role;
    int lane = laneOf[rank];
    if (lane >= 0 && buckets != null) {
      tracks.get(lane).role(role, now);
    }
  }

  @Override
  public void trainer(Role role, double now) {
    passTrainer(now);
    trainerRole = role;
    if (buckets != null) {
      trainerTrack.role(role, now);
    }
    if (role == Role.TRAIN && begunCount == done) {
      begunCount++;
      mark(Moment.TRAINING_BEGINS, now);
    }
  }

  @Override
  public void stepped(Event event, List<Command> commands, View view, double now) {
    if (done >= last) {
      return;
    }
    if (readyCount == done
        && view.begun() > done
        && view.missing() == 0
        && view.version() == done) {
      readyCount++;
      mark(Moment.READY, now);
    }
    if (++events * LANES_AN_EVENT >= shown.length) {
      events = 0;
      look(view, now);
    }
    if (done >= firstMeasured) {
      for (Command command : commands) {
        if (command instanceof Command.Deliver deliver) {
          samples++;
          valid += deliver.outcome() == Outcome.COMPLETED ? 1 : 0;
        }
      }
    }
  }

  @Override
  public void stepEnded(int step, double now) {
    if (done >= last) {
      return;
    }
    mark(Moment.TRAINING_ENDS, now);
    passLoads(now);
    done++;
    readyCount = Math.max(readyCount, done);
    begunCount = Math.max(begunCount, done);
    if (done == firstMeasured) {
      measure(now);
    }
    if (done == firstShown) {
      show(now);
    }
    if (done == last) {
      close(now);
    }
  }

  private void mark(Moment moment, double now) {
    if (buckets != null && done < last) {
      marks.add(new Mark(moment, done, now));
    }
  }

  private void measure(double now) {
    for (int rank = 0; rank < roles.length; rank++) {
      pass(rank, now);
    }
    passTrainer(now);
    Arrays.fill(gpuSeconds, 0);
    thinSeconds = 0;
    samples = 0;
    valid = 0;
    measuredFrom = now;
  }

  private void show(double now) {
    shownFrom = now;
    int most = Math.clamp(CELLS / shown.length, 256, MOST_BUCKETS);
    buckets = new LoadBuckets(now, shown.length, most);
    for (int lane = 0; lane < shown.length; lane++) {
      tracks.get(lane).role(roles[shown[lane]], now);
    }
    trainerTrack.role(trainerRole, now);
  }

  private void close(double now) {
    for (int rank = 0; rank < roles.length; rank++) {
      pass(rank, now);
    }
    passTrainer(now);
    end = now;
  }

  private void pass(int rank, double now) {
    gpuSeconds[roles[rank].ordinal()] += (now - since[rank]) * setup.gpusPerRank();
    since[rank] = now;
  }

  private void passTrainer(double now) {
    gpuSeconds[trainerRole.ordinal()] += (now - trainerSince) * setup.trainGpus();
    trainerSince = now;
  }

  // ---- load

  private void look(View view, double now) {
    passLoads(now);
    List<? extends RankView> ranks = view.ranks();
    boolean limited = limited();
    double full = limited ? setup.terms().kvTokens() : 1;
    for (int lane = 0; lane < shown.length; lane++) {
      RankView rank = ranks.get(shown[lane]);
      boolean serves = rank.state() == RankView.State.SERVING;
      double load = !serves ? 0 : limited ? rank.tokens() / full : rank.turns();
      if (!limited) {
        peak = Math.max(peak, load);
      }
      loads[lane] = load;
      thin[lane] = roles[shown[lane]] == Role.ROLLOUT && load < THIN * peak;
    }
  }

  private void passLoads(double now) {
    if (now > looked) {
      for (boolean lane : thin) {
        thinSeconds += lane ? now - looked : 0;
      }
      if (buckets != null) {
        buckets.add(looked, now, loads);
      }
    }
    looked = now;
  }

  private boolean limited() {
    return setup.terms().kvTokens() < Double.POSITIVE_INFINITY;
  }

  // ---- what came of it

  /**
   * The timeline of the run.
   *
   * @throws IllegalStateException if the run has not ended
   */
  public Timeline timeline() {
    LoadBuckets seen = buckets;
    if (Double.isNaN(end) || seen == null) {
      throw new IllegalStateException("the run has not ended; " + done + " of " + last + " steps");
    }
    List<Timeline.Lane> lanes = new ArrayList<>();
    for (int lane = 0; lane < shown.length; lane++) {
      lanes.add(
          new Timeline.Lane(
              shown[lane], tracks.get(lane).spans(end, seen, lane, limited() ? 1 : peak)));
    }
    List<Timeline.Span> trainer =
        setup.trainGpus() == 0 ? List.of() : trainerTrack.spans(end, seen, 0, 1);
    return new Timeline(
        policy,
        preset,
        seed,
        setup.gpusPerRank(),
        setup.ranks(),
        setup.trainGpus(),
        shownFrom,
        end,
        lanes,
        trainer,
        marks,
        spent());
  }

  private GpuTime spent() {
    Map<Use, Double> uses = new EnumMap<>(Use.class);
    for (Role role : Role.values()) {
      uses.merge(use(role), gpuSeconds[role.ordinal()], Double::sum);
    }
    // of the lanes only, so scaled up to all ranks
    double sparse = thinSeconds * setup.gpusPerRank() * setup.ranks() / shown.length;
    double rollout = uses.getOrDefault(Use.ROLLOUT, 0.0);
    sparse = Math.min(sparse, rollout);
    uses.put(Use.ROLLOUT, rollout - sparse);
    uses.put(Use.THIN, sparse);
    return new GpuTime(
        end - measuredFrom,
        setup.gpus(),
        uses,
        setup.steps(),
        (double) setup.steps() * setup.terms().batch(),
        samples == 0 ? 1 : valid / samples);
  }

  private static Use use(Role role) {
    return switch (role) {
      case ROLLOUT -> Use.ROLLOUT;
      case IDLE -> Use.IDLE;
      case TRAIN -> Use.TRAINING;
      case WAIT -> Use.WAITING;
      case SHRINK, LOAD, EXPAND -> Use.SWITCHING;
      case SYNC -> Use.SYNC;
      case LOST -> Use.LOST;
    };
  }
}
