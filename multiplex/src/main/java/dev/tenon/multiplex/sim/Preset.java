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
    return new Generator(seed, driver.whole("group", 1), Names.distributions(workload));
  }
}
