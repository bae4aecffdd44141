package dev.tenon.multiplex.sim;

/** A world by name: the settings of its file over those of {@code reference.toml}. */
public record Preset(String name, Settings perf, Settings driver, Settings workload) {
  /** This preset with one setting changed, whichever table it is in. */
  public Preset with(String setting, Object value) {
    if (Names.PERF.contains(setting)) {
      return new Preset(name, perf.with(setting, value), driver, workload);
    }
    if (Names.DRIVER.contains(setting)) {
      return new Preset(name, perf, driver.with(setting, value), workload);
    }
    if (Names.WORKLOAD.contains(setting)) {
      return new Preset(name, perf, driver, workload.with(setting, value));
    }
    throw new IllegalArgumentException("there is no setting " + setting);
  }

  /** Its trajectories. */
  public Workload trajectories(long seed) {
    int group = driver.whole("group", 1);
    Workload before = new Generator(seed, group, Names.distributions(workload));
    Drift drift = Drift.of(driver);
    if (!drift.isOfTrajectories()) {
      return before;
    }
    Workload after = new Generator(seed, group, Names.distributions(drift.after(workload)));
    long first = (long) drift.step() * driver.whole("batch", 1);
    return number -> (number < first ? before : after).script(number);
  }
}
