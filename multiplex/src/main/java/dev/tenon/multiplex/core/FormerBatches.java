package dev.tenon.multiplex.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which samples make up which training step, and how many trajectories the staleness bound lets begin.
 *
 * <p>With ordered consumption batch k is the trajectories k·batch … (k+1)·batch−1. Else it is the
 * groups that were complete first.
 */
final class FormerBatches {
  /** A prompt's samples. */
  private static final class Group {
    private final int number;
    private int over;
    private int beganWith = Integer.MAX_VALUE;

    Group(int number) {
      this.number = number;
    }
  }

  private final Terms terms;
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

  FormerBatches(Terms terms) {
    this.terms = terms;
  }

  /** The step whose samples are being collected; as many are trained. */
  int step() {
    return step;
  }

  /** Trajectories that may begin now. */
  int waiting() {
    if (stepsBegun == 0) {
      return 0;
    }
    long released = (long) terms.batch() * (stepsBegun + (long) terms.staleness()) + dropped;
    return (int) Math.min(Integer.MAX_VALUE, released - began);
  }

  /** The weights of the next step are in place: it releases a batch more. */
  void stepBegins() {
    stepsBegun++;
  }

  int stepsBegun() {
    return stepsBegun;
  }

  int next() {
    return began;
  }

  void begin(Trajectory trajectory) {
    began++;
    Group group = open.computeIfAbsent(trajectory.groupNumber(), Group::new);
    group.beganWith = Math.min(group.beganWith, trajectory.beganWith());
  }

  void over(Trajectory trajectory) {
    Group group = open.get(trajectory.groupNumber());
    if (group == null) {
      return; // dropped
    }
    group.over++;
    boolean whole = group.over == terms.group();
    if (whole) {
      open.remove(group.number);
    }
    if (terms.ordered()) {
      int[] counts = counts(trajectory.batch());
      counts[0]++;
      counts[1] += whole ? terms.group() : 0;
    } else if (whole) {
      complete.add(group);
    }
  }

  private int[] counts(int batch) {
    return ofBatch.computeIfAbsent(batch, b -> new int[2]);
  }

  /** Samples of a step, counted from the one being collected, that are not there yet. */
  int missing(int ahead) {
    if (terms.ordered()) {
      int[] counts = ofBatch.get(step + ahead);
      return terms.batch() - (counts == null ? 0 : counts[0]);
    }
    int there = complete.size() * terms.group() - ahead * terms.batch();
    return Math.min(terms.batch(), Math.max(0, terms.batch() - there));
  }

  /** Samples of complete groups of this step that were not given to the trainer. */
  int ready() {
    int there =
        terms.ordered()
            ? (ofBatch.containsKey(step) ? counts(step)[1] : 0)
            : Math.min(terms.batch(), complete.size() * terms.group());
    return there - trained;
  }

  int trained() {
    return trained;
  }

  void train(int samples) {
    trained += samples;
  }

  /** The trainer lost what it did of this step. */
  void untrain() {
    trained = 0;
  }

  /**
   * The step is trained.
   *
   * @return the groups that still run and have become too stale to be of use ever
   */
  List<Integer> stepEnded() {
    ofBatch.remove(step);
    step++;
    trained = 0;
    List<Integer> stale = new ArrayList<>();
    if (terms.ordered()) {
      return stale;
    }
    for (int used = 0; used < terms.batch() / terms.group(); used++) {
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
    return stale;
  }

  private boolean drops(Group group) {
    boolean stale = group.beganWith < step - terms.staleness();
    if (stale) {
      dropped += terms.group();
      // the samples of it that have not begun never do: alone they would never be whole
      began = Math.max(began, (group.number + 1) * terms.group());
    }
    return stale;
  }
}
