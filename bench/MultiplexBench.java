import dev.tenon.multiplex.sim.Presets;
import dev.tenon.multiplex.sim.Schemes;
import dev.tenon.multiplex.sim.Simulation;
import dev.tenon.multiplex.sim.Workload;
import dev.tenon.multiplex.study.Case;
import dev.tenon.multiplex.study.Estimate;
import dev.tenon.multiplex.study.Metric;
import dev.tenon.multiplex.study.Progress;
import dev.tenon.multiplex.study.Run;
import dev.tenon.multiplex.study.Runner;
import dev.tenon.multiplex.study.Splits;
import dev.tenon.multiplex.study.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the schemes in simulation and prints Markdown: {@code bench/multiplex SECTION
 * [PRESET…]}. SEEDS: how many random worlds (default 3). Means are over them, with 95 % intervals.
 */
final class MultiplexBench {
  /** A scheme in its world: hand-tuned ones have settings of their own. */
  private record Entry(String name, String policy, World world) {}

  private static final int SEEDS = Integer.parseInt(System.getenv().getOrDefault("SEEDS", "3"));

  private static final Runner RUNNER = new Runner(Progress.NONE);

  /** What was measured already. */
  private static final Map<Entry, List<Run>> KNOWN = new HashMap<>();

  private MultiplexBench() {}

  public static void main(String[] args) throws InterruptedException {
    List<String> presets =
        args.length > 1
            ? List.of(args).subList(1, args.length)
            : List.of("report-160-h800", "report-160-h20", "report-160-h20-141");
    for (String preset : presets) {
      System.out.println("\n### " + preset + "\n");
      World world = World.of(Presets.load(preset));
      switch (args[0]) {
        case "reported" -> reported(world);
        case "tuned" -> tuned(world);
        case "parts" -> parts(world);
        case "drift" -> drift(world);
        case "speed" -> speed(world);
        case "sensitivity" -> sensitivity(world);
        default ->
            throw new IllegalArgumentException(
                "there is no section " + args[0] + "; see bench/multiplex");
      }
    }
  }

  // ---- the reported experiment

  private static void reported(World world) throws InterruptedException {
    table(
        List.of(
            new Entry("separated 128/32, 512 in flight", "separated:128/32", world),
            new Entry("fixed: all 128 lent, 512 in flight", "fixed", world),
            new Entry("multiplex", "multiplex", world)));
  }

  // ---- everything tuned by hand that has something to tune

  private static void tuned(World world) throws InterruptedException {
    List<Entry> all = new ArrayList<>();
    all.add(best("separated, tuned", separated(world)));
    Entry fixed = fixed(world);
    all.add(fixed);
    List<Entry> others = new ArrayList<>();
    for (int limit : List.of(220, 320, 400, 512)) {
      others.add(
          new Entry(
              "adaptive, " + limit + " in flight", "adaptive", set(world, "inflight", limit)));
    }
    all.add(best("adaptive, tuned", others));
    others.clear();
    for (int limit : List.of(320, 512)) {
      others.add(
          new Entry(
              "colocated, " + limit + " in flight", "colocated", set(world, "inflight", limit)));
    }
    all.add(best("colocated, tuned", others));
    others.clear();
    for (int train = 64; train <= 104; train += 8) {
      String split = train + "/" + (world.gpus() - train);
      others.add(new Entry("equipped " + split, "equipped:" + split, world));
    }
    all.add(best("equipped, tuned", others));
    all.add(new Entry("multiplex", "multiplex", world));
    all.add(new Entry("clairvoyant", "clairvoyant", world));
    table(all);
  }

  private static List<Entry> separated(World world) {
    List<Entry> grid = new ArrayList<>();
    for (int train = 64; train <= 96; train += 8) {
      for (int limit : List.of(120, 160, 220, 280, 360)) {
        String split = train + "/" + (world.gpus() - train);
        double cache = world.preset().perf().number("M", 0);
        int scaled = (int) Math.round(limit * Math.min(1.6, Math.sqrt(cache / 290_000)));
        grid.add(
            new Entry(
                "separated " + split + ", " + scaled + " in flight",
                "separated:" + split,
                set(world, "inflight", scaled)));
      }
    }
    return grid;
  }

  /** In flight first, then one setting after the other at the best so far. */
  private static Entry fixed(World world) throws InterruptedException {
    Map<String, List<Object>> settings = new LinkedHashMap<>();
    settings.put("inflight", List.of(220, 280, 340, 400, 512));
    settings.put("gate", List.of(false, true));
    settings.put("early", List.of(0, 16, 48));
    settings.put("gate_left", List.of(0, 48));
    settings.put("queue", List.of("fifo", "batch"));
    settings.put("train_ranks", List.of(16, 13, 10));
    World at = world;
    String name = "fixed";
    for (Map.Entry<String, List<Object>> setting : settings.entrySet()) {
      Entry best = null;
      double most = 0;
      List<Entry> entries = new ArrayList<>();
      for (Object value : setting.getValue()) {
        entries.add(
            new Entry(
                name + ", " + setting.getKey() + " " + value,
                "fixed",
                set(at, setting.getKey(), value)));
      }
      List<Double> valid = quick(entries);
      for (int i = 0; i < entries.size(); i++) {
        if (valid.get(i) > most * (best == null ? 1 : 1.002)) { // the simpler one unless it pays
          most = valid.get(i);
          best = entries.get(i);
        }
      }
      at = best.world();
      name = best.name();
    }
    return new Entry(name, "fixed", at);
  }

  /** Of a grid: all in one short run, then the best two with all seeds. */
  private static Entry best(String what, List<Entry> grid) throws InterruptedException {
    List<Double> valid = quick(grid);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -valid.get(i)));
    List<Entry> top = order.stream().limit(2).map(grid::get).toList();
    List<List<Run>> runs = run(top, SEEDS);
    int best = 0;
    for (int i = 0; i < top.size(); i++) {
      if (valid(runs.get(i)) > valid(runs.get(best))) {
        best = i;
      }
    }
    System.err.println(what + ": " + top.get(best).name() + " of " + grid.size());
    return top.get(best);
  }

  private static List<Double> quick(List<Entry> entries) throws InterruptedException {
    List<Entry> shorter =
        entries.stream()
            .map(e -> new Entry(e.name(), e.policy(), set(set(e.world(), "steps", 7), "warmup", 3)))
            .toList();
    return run(shorter, 1).stream().map(MultiplexBench::valid).toList();
  }

  // ---- each part taken out

  private static void parts(World world) throws InterruptedException {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry("multiplex", "multiplex", world));
    for (String part : Schemes.PARTS) {
      all.add(new Entry("without " + part, "multiplex-" + part, world));
    }
    table(all);
  }

  // ---- one thing changes in the middle

  private static void drift(World world) throws InterruptedException {
    String equipped = Splits.best("equipped", world, SEEDS, RUNNER).policy();
    for (String what : List.of("none", "environment", "decode", "M", "T")) {
      for (double factor : what.equals("none") ? List.of(1.0) : List.of(2.0, 0.5)) {
        World drifting = set(set(world, "drift", what), "drift_factor", factor);
        System.out.println("\n" + what + " × " + number(factor, 1) + "\n");
        table(
            List.of(
                new Entry(equipped, equipped, drifting),
                new Entry("multiplex", "multiplex", drifting)));
      }
    }
  }

  // ---- how fast it is

  private static final int WARM = 3;

  /** Processor time of one thread: other work on the machine doesn't count. */
  private static void speed(World world) {
    System.out.println("| policy | events | events per second | µs per event |");
    System.out.println("|---|---:|---:|---:|");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (String policy : List.of("separated:72/88", "fixed", "multiplex")) {
      for (int i = 0; i <= WARM; i++) {
        Workload workload = world.trajectories().of(i + 1);
        Schemes.Scheme scheme = Schemes.of(policy, world.preset(), workload);
        Simulation run = new Simulation(scheme.setup(), workload, scheme.policy(), List.of());
        long from = threads.getCurrentThreadCpuTime();
        long events = run.run().events();
        double seconds = (threads.getCurrentThreadCpuTime() - from) / 1e9;
        if (i == WARM) {
          System.out.printf(
              Locale.ROOT,
              "| %s | %,d | %,.0f | %.2f |%n",
              policy,
              events,
              events / seconds,
              1e6 * seconds / events);
        }
      }
    }
  }

  // ---- one assumption after the other

  private static void sensitivity(World world) throws InterruptedException {
    Map<String, List<Object>> settings = new LinkedHashMap<>();
    settings.put("environment", List.of(15.0, 5.0));
    settings.put("T", List.of(300, 1200));
    settings.put("M", List.of(145_000, 570_000));
    settings.put("t_off", List.of(40));
    settings.put("train_floor", List.of(128));
    settings.put("alpha", List.of(2));
    settings.put("eta", List.of(0.8));
    settings.put("t_sync", List.of(60));
    settings.put("turns_per_sample", List.of(0.2, 0.8));
    settings.put("host", List.of(0));
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, List<Object>> setting : settings.entrySet()) {
      for (Object value : setting.getValue()) {
        World other = set(world, setting.getKey(), value);
        Entry equipped = best("equipped", equipped(other));
        List<List<Run>> runs =
            run(List.of(equipped, new Entry("multiplex", "multiplex", other)), SEEDS);
        rows.add(
            String.format(
                Locale.ROOT,
                "| `%s=%s` | %s | %,.0f | %,.0f | %s | %s |",
                setting.getKey(),
                value,
                equipped.name(),
                Estimate.of(Metric.STEP_S, runs.get(0)).mean(),
                Estimate.of(Metric.STEP_S, runs.get(1)).mean(),
                percent(Estimate.gain(Metric.VALID_PER_H, runs.get(1), runs.get(0)), true),
                percent(Estimate.of(Metric.BOUND_SHARE, runs.get(1)), false)));
        System.err.println(rows.getLast());
      }
    }
    System.out.println(
        "| setting | best equipped split | its step, s | multiplex's, s | multiplex over it | of"
            + " the bound |");
    System.out.println("|---|---|---:|---:|---:|---:|");
    rows.forEach(System.out::println);
  }

  private static List<Entry> equipped(World world) {
    int floor = world.preset().driver().whole("train_floor", 64);
    List<Entry> all = new ArrayList<>();
    for (int train = floor; train <= Math.max(floor, 112); train += 8) {
      String split = train + "/" + (world.gpus() - train);
      all.add(new Entry(split, "equipped:" + split, world));
    }
    return all;
  }

  // ---- running and printing

  private static World set(World world, String setting, Object value) {
    return world.with(setting, value);
  }

  private static List<List<Run>> run(List<Entry> entries, int seeds) throws InterruptedException {
    List<Entry> open = entries.stream().filter(e -> !known(e, seeds)).toList();
    List<Case> cases = new ArrayList<>();
    for (Entry entry : open) {
      cases.addAll(entry.world().cases(entry.policy(), seeds));
    }
    List<Run> runs = RUNNER.all("measuring", cases);
    for (int i = 0; i < open.size(); i++) {
      KNOWN.put(open.get(i), runs.subList(i * seeds, (i + 1) * seeds));
    }
    return entries.stream().map(KNOWN::get).toList();
  }

  private static boolean known(Entry entry, int seeds) {
    List<Run> runs = KNOWN.get(entry);
    return runs != null && runs.size() == seeds;
  }

  private static double valid(List<Run> runs) {
    return Estimate.of(Metric.VALID_PER_H, runs).mean();
  }

  private static void table(List<Entry> entries) throws InterruptedException {
    List<List<Run>> runs = run(entries, SEEDS);
    System.out.println(
        "| scheme | step, s | valid samples/h | over the first | multiplex over it | of the bound |"
            + " timed out | sync | switching | no waiting | prefill ÷ needed |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    int own = entries.stream().map(Entry::policy).toList().indexOf("multiplex");
    for (int i = 0; i < entries.size(); i++) {
      List<Run> these = runs.get(i);
      Estimate step = Estimate.of(Metric.STEP_S, these);
      Estimate valid = Estimate.of(Metric.VALID_PER_H, these);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f ± %,.0f | %,.0f ± %,.0f | %s | %s | %s | %s | %s | %s | %s | %.2f |%n",
          entries.get(i).name(),
          step.mean(),
          step.half(),
          valid.mean(),
          valid.half(),
          i == 0 ? "" : percent(Estimate.gain(Metric.VALID_PER_H, these, runs.getFirst()), true),
          i == own ? "" : percent(Estimate.gain(Metric.VALID_PER_H, runs.get(own), these), true),
          percent(Estimate.of(Metric.BOUND_SHARE, these), false),
          share(these, Metric.TIMEOUT_SHARE),
          share(these, Metric.SYNC_SHARE),
          share(these, Metric.SWITCH_SHARE),
          share(these, Metric.READY_STEPS_SHARE),
          Estimate.of(Metric.PREFILL_RATIO, these).mean());
    }
    System.out.println();
  }

  private static String share(List<Run> runs, Metric metric) {
    return number(100 * Estimate.of(metric, runs).mean(), 2) + " %";
  }

  private static String percent(Estimate estimate, boolean signed) {
    return (signed && estimate.mean() >= 0 ? "+" : "")
        + number(100 * estimate.mean(), 1)
        + " ± "
        + number(100 * estimate.half(), 1)
        + " %";
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
