package dev.tenon.multiplex.study;

import dev.tenon.multiplex.sim.Observer;
import dev.tenon.multiplex.sim.Role;

/** Adds up the seconds in which the trainer trains, within the measured steps. */
final class TrainerTime implements Observer {
  private final int warmup;
  private boolean training;
  private double since;
  private double seconds;

  TrainerTime(int warmup) {
    this.warmup = warmup;
  }

  @Override
  public void trainer(Role role, double now) {
    if (training) {
      seconds += now - since;
    }
    training = role == Role.TRAIN;
    since = now;
  }

  @Override
  public void stepEnded(int step, double now) {
    if (step == warmup - 1) {
      seconds = 0;
    }
  }

  double seconds() {
    return seconds;
  }
}
