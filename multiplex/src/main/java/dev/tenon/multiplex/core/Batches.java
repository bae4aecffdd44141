package dev.tenon.multiplex.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which samples make up which training step, and how many trajectories the staleness bound lets
 * begin. With ordered consumption batch k is the trajectories k·batch … (k+1)·batch−1; else it is
 * the groups that were complete first.
 */
final class Batches {
  /** A prompt's samples. */
  private static final class Group {
    private final int number;
    private int over;
    private int beganWith = Integer.MAX_VALUE;

    Group(int number) {
      this.number = number;
    }
  }

  private final int batch;
  private final int groupSize;
  private final int staleness;
  private final boolean ordered;
  private final Map<Integer, Group> open = new HashMap<>();

  /** Complete groups that no step has used, in order of completion. */
  private final Deque<Group> complete = new ArrayDeque<>();

  /** Samples over and samples of complete groups, by batch; ordered consumption only. */
  private final Map<Integer, int[]> ofBatch = new HashMap<>();

  private int step;
  private int stepsBegun;
  private int began;
  private int dropped;
  private int trained;

  /** The step whose samples are being collected; as many are trained. */
  int step() {
    return step;
  }

  /** The steps whose weights were put in place. */
  int stepsBegun() {
    return stepsBegun;
  }

  /** The number of the trajectory that begins next. */
  int next() {
    return began;
  }

  /** Samples of this step that the trainer has taken in. */
  int trained() {
    return trained;
  }

  /** The first step's samples, none of which has begun. */
  Batches(int batch, int groupSize, int staleness, boolean ordered) {
    // VAL: VAL_POSITIVE(batch)
    if (!(batch > 0)) {
      throw new IllegalArgumentException("batch must be positive, was " + batch);
    }

    // VAL: VAL_POSITIVE(groupSize)
    if (!(groupSize > 0)) {
      throw new IllegalArgumentException("groupSize must be positive, was " + groupSize);
    }

    // VAL: VAL_NON_NEGATIVE(staleness)
    if (!(staleness >= 0)) {
      throw new IllegalArgumentException("staleness must not be negative, was " + staleness);
    }

    // AST: AST_PRECONDITION(batch % groupSize == 0, "a batch is whole groups")
    if (!(batch % groupSize == 0)) {
      throw new IllegalArgumentException("a batch is whole groups" + ": batch % groupSize == 0");
    }

    this.batch = batch;
    this.groupSize = groupSize;
    this.staleness = staleness;
    this.ordered = ordered;
  }

  /** The weights of the next step are in place: it releases one more batch. */
  void stepBegins() {
    var oldWaiting = waiting();

    stepsBegun++;

    // AST: AST_POSTCONDITION(waiting() > old(waiting()), "more may begin")
    if (!(waiting() > oldWaiting)) {
      throw new AssertionError("more may begin" + ": waiting() > old(waiting())");
    }
  }

  /** Trajectories that may begin now. */
  int waiting() {
    if (stepsBegun == 0) {
      int result = 0;
      // AST: AST_POSTCONDITION(result >= 0, "no more began than may")
      if (!(result >= 0)) {
        throw new AssertionError("no more began than may" + ": result >= 0");
      }
      return result;
    }
    long released = (long) batch * (stepsBegun + (long) staleness) + dropped;
    int result = (int) Math.min(Integer.MAX_VALUE, released - began);
    // AST: AST_POSTCONDITION(result >= 0, "no more began than may")
    if (!(result >= 0)) {
      throw new AssertionError("no more began than may" + ": result >= 0");
    }
    return result;
  }

  /** A trajectory has begun. */
  void begin(TrajectoryView trajectory) {
    // VAL: VAL_STATE(waiting() > 0, "the staleness bound lets one begin")
    if (!(waiting() > 0)) {
      throw new IllegalStateException("the staleness bound lets one begin" + ": waiting() > 0");
    }

    var oldBegan = began;

    began++;
    Group group = open.computeIfAbsent(trajectory.groupNumber(), Group::new);
    group.beganWith = Math.min(group.beganWith, trajectory.beganWith());

    // AST: AST_POSTCONDITION(began == old(began) + 1, "it is counted")
    if (!(began == oldBegan + 1)) {
      throw new AssertionError("it is counted" + ": began == old(began) + 1");
    }
  }

  /** A trajectory is over, and its sample counts. */
  void over(TrajectoryView trajectory) {
    Group group = open.get(trajectory.groupNumber());
    if (group == null) {
      return;
    }
    group.over++;
    boolean isComplete = group.over == groupSize;
    if (isComplete) {
      open.remove(group.number);
    }
    if (ordered) {
      int[] counts = ofBatch.computeIfAbsent(trajectory.batch(), b -> new int[2]);
      counts[0]++;
      counts[1] += isComplete ? groupSize : 0;
    } else if (isComplete) {
      complete.add(group);
    }
  }

  /** Samples of a step, counted from the one being collected, that are not there yet. */
  int missing(int ahead) {
    // VAL: VAL_NON_NEGATIVE(ahead)
    if (!(ahead >= 0)) {
      throw new IllegalArgumentException("ahead must not be negative, was " + ahead);
    }

    if (ordered) {
      int[] counts = ofBatch.get(step + ahead);
      int result = batch - (counts == null ? 0 : counts[0]);
      // AST: AST_POSTCONDITION(result >= 0 && result <= batch, "a part of a batch")
      if (!(result >= 0 && result <= batch)) {
        throw new AssertionError("a part of a batch" + ": result >= 0 && result <= batch");
      }
      return result;
    }
    int there = complete.size() * groupSize - ahead * batch;
    int result = Math.min(batch, Math.max(0, batch - there));
    // AST: AST_POSTCONDITION(result >= 0 && result <= batch, "a part of a batch")
    if (!(result >= 0 && result <= batch)) {
      throw new AssertionError("a part of a batch" + ": result >= 0 && result <= batch");
    }
    return result;
  }

  /** Samples of complete groups of this step that were not given to the trainer. */
  int ready() {
    int there;
    if (ordered) {
      int[] counts = ofBatch.get(step);
      there = counts == null ? 0 : counts[1];
    } else {
      there = Math.min(batch, complete.size() * groupSize);
    }
    int result = there - trained;
    // AST: AST_POSTCONDITION(result >= 0 && result + trained <= batch, "no sample is given twice")
    if (!(result >= 0 && result + trained <= batch)) {
      throw new AssertionError(
          "no sample is given twice" + ": result >= 0 && result + trained <= batch");
    }
    return result;
  }

  /** The trainer took samples in. */
  void train(int samples) {
    // VAL: VAL_INT_RANGE(samples, 1, ready())
    if (samples < 1 || samples > ready()) {
      throw new IllegalArgumentException("samples must be in 1..ready(), was " + samples);
    }

    trained += samples;
  }

  /** The trainer lost what it did of this step. */
  void untrain() {
    trained = 0;
  }

  /**
   * The step is trained; returns the groups that still run and have become too stale to be of use
   * ever.
   */
  List<Integer> stepEnded() {
    // VAL: VAL_STATE(trained == batch, "the whole batch is trained")
    if (!(trained == batch)) {
      throw new IllegalStateException("the whole batch is trained" + ": trained == batch");
    }

    var oldStep = step;

    ofBatch.remove(step);
    step++;
    trained = 0;
    List<Integer> stale = new ArrayList<>();
    if (!ordered) {
      for (int used = 0; used < batch / groupSize; used++) {
        complete.removeFirst();
      }
      complete.removeIf(this::drops);
      for (Iterator<Group> groups = open.values().iterator(); groups.hasNext(); ) {
        Group group = groups.next();
        if (drops(group)) {
          groups.remove();
          stale.add(group.number);
        }
      }
      stale.sort(null);
    }
    // AST: AST_POSTCONDITION(step == old(step) + 1 && trained == 0, "the next step's samples are collected")
    if (!(step == oldStep + 1 && trained == 0)) {
      throw new AssertionError(
          "the next step's samples are collected" + ": step == old(step) + 1 && trained == 0");
    }
    return stale;
  }

  /**
   * Whether a group is too stale for the step being collected; if so, as many trajectories may
   * begin in its place.
   */
  private boolean drops(Group group) {
    boolean stale = group.beganWith < step - staleness;
    if (stale) {
      dropped += groupSize;
      began = Math.max(began, (group.number + 1) * groupSize);
    }
    return stale;
  }
}
