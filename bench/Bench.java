import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs Tenon as people do, as a process from a cold start, and writes what it took: medians, wall
 * time, peers in the same run. Arguments: the repository's folder, how often each is run.
 */
final class Bench {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final Pattern PEAK =
      Pattern.compile("Maximum resident set size \\(kbytes\\): (\\d+)");
  private static final Pattern GATE = Pattern.compile("\"gate\":\"([a-z-]+)\".*?\"millis\":(\\d+)");

  private final Path home;
  private final int runs;
  private final Path scratch;
  private final String java;
  private final String tenon;
  private final StringBuilder out = new StringBuilder();

  private Bench(Path home, int runs, Path scratch) {
    this.home = home;
    this.runs = runs;
    this.scratch = scratch;
    this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    this.tenon = home.resolve("bin/tenon").toString();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("tenon-bench");
    try {
      Path home = Path.of(args[0]);
      String results = new Bench(home, Integer.parseInt(args[1]), scratch).all();
      Files.writeString(home.resolve("bench/results.md"), results);
      System.out.print(results);
    } finally {
      delete(scratch);
    }
  }

  private String all() throws IOException, InterruptedException {
    out.append(
        "# Measured\n\nMedians of %d runs, wall time, by `bench/run` on %d cores, JDK %s.\n"
            .formatted(runs, Runtime.getRuntime().availableProcessors(), Runtime.version()));
    start();
    growth();
    constraints();
    change();
    recheck();
    demo();
    return out.toString();
  }

  /** A cold start on the example, beside the floor that the JVM sets. */
  private void start() throws IOException, InterruptedException {
    Path hello = scratch.resolve("Hello.java");
    Files.writeString(
        hello,
        "public class Hello { public static void main(String[] a) { System.out.println(\"hello\");"
            + " } }");
    run(scratch, java + "c", "-d", scratch.toString(), hello.toString());
    Path example = scratch.resolve("example");
    copy(home.resolve("examples/elastic-sampler/en"), example);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int i = 0; i < runs; i++) { // in turns, so that what else the machine does meets all alike
      add(times, "`java -version`", scratch, java, "-version");
      add(times, "hello world", scratch, java, "-cp", scratch.toString(), "Hello");
      add(times, "`bin/tenon --version`", example, tenon, "--version");
      delete(example.resolve(".tenon"));
      add(times, "`tenon check`, the first ever", example, tenon, "check");
      add(times, "`tenon check`", example, tenon, "check");
    }
    double floor = median(times.get("`java -version`"));
    out.append("\n## Start: the example\n\n| what | ms | × `java -version` |\n|---|---:|---:|\n");
    times.forEach((what, ms) -> row(what, whole(median(ms)), one(median(ms) / floor)));
    double check = median(times.get("`tenon check`"));
    goal("`tenon check` within 200 ms, or 8 × `java -version`", check <= Math.max(200, 8 * floor));
  }

  /** Designs of growing size. */
  private void growth() throws IOException, InterruptedException {
    out.append("\n## Growth: generated designs\n\n");
    out.append(
        "| items | KB | first check ms | check ms | × smaller | check MB | plan ms | × smaller"
            + " |\n");
    out.append("|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    double checkBefore = 0;
    double planBefore = 0;
    double check = 0;
    boolean linear = true;
    for (int size : SIZES) {
      Path project = scratch.resolve("items-" + size);
      run(
          scratch,
          java,
          home.resolve("bench/Designs.java").toString(),
          project.toString(),
          "" + size);
      Path plan = project.resolve("design/plan.md");
      String unplanned = Files.readString(plan);
      List<Double> first = new ArrayList<>();
      List<Double> again = new ArrayList<>();
      List<Double> planned = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        delete(project.resolve(".tenon"));
        first.add(run(project, tenon, "check"));
        again.add(run(project, tenon, "check"));
      }
      double peak = peakMegabytes(project, "check");
      git(project);
      for (int i = 0; i < runs; i++) {
        Files.writeString(plan, unplanned);
        planned.add(run(project, tenon, "plan"));
      }
      check = median(again);
      double plans = median(planned);
      boolean smallest = checkBefore == 0;
      row(
          "%,d".formatted(size),
          whole(kilobytes(project.resolve("design"))),
          whole(median(first)),
          whole(check),
          smallest ? "" : one(check / checkBefore),
          whole(peak),
          whole(plans),
          smallest ? "" : one(plans / planBefore));
      linear &= smallest || check / checkBefore < 10 && plans / planBefore < 10;
      checkBefore = check;
      planBefore = plans;
    }
    goal("10,000 items checked within 1,400 ms", check <= 1400);
    goal("under 10 × the time for 10 × the items", linear);
  }

  /** A change of the first item, on which nearly all others stand. */
  private void change() throws IOException, InterruptedException {
    out.append("\n## Change: five links to each item\n\n");
    out.append(
        "| items | accept --all ms | again ms | check ms | impact ID ms | impact --since ms |"
            + " × smaller | MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    double before = 0;
    boolean linear = true;
    for (int size : SIZES) {
      Path project = scratch.resolve("web-" + size);
      run(scratch, java, home.resolve("bench/Webs.java").toString(), project.toString(), "" + size);
      git(project);
      Path first = project.resolve("design/part-0001.md");
      Files.writeString(
          first, Files.readString(first).replaceFirst("limit of its own", "limit of all"));
      List<Double> accept = new ArrayList<>();
      List<Double> again = new ArrayList<>();
      List<Double> check = new ArrayList<>();
      List<Double> impact = new ArrayList<>();
      List<Double> since = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Files.deleteIfExists(project.resolve("tenon.lock"));
        accept.add(run(project, tenon, "accept", "--all"));
        again.add(run(project, tenon, "accept", "--all"));
        check.add(run(project, tenon, "check"));
        impact.add(run(project, tenon, "impact", "R-1"));
        since.add(run(project, tenon, "impact", "--since", "HEAD"));
      }
      double now = median(since);
      row(
          "%,d".formatted(size),
          whole(median(accept)),
          whole(median(again)),
          whole(median(check)),
          whole(median(impact)),
          whole(now),
          before == 0 ? "" : one(now / before),
          whole(peakMegabytes(project, "impact", "--since", "HEAD")));
      linear &= before == 0 || now / before < 10;
      before = now;
    }
    goal("impact: under 10 × the time for 10 × the items", linear);
  }

  /** A check after one edit, in a running process. */
  private void recheck() throws IOException, InterruptedException {
    out.append("\n## One edit in a running process\n\n");
    out.append(
        "| design | documents | edit | ms | ms of the processor |\n|---|---:|---|---:|---:|\n");
    String classpath = Files.readString(home.resolve("app/target/tenon/classpath")).strip();
    String bench = home.resolve("bench/RecheckBench.java").toString();
    for (int size : SIZES) {
      String project = scratch.resolve("items-" + size).toString();
      out.append(printed(java, "-cp", classpath, bench, project));
      out.append(printed(java, "-cp", classpath, bench, project, "one"));
    }
    out.append("\nGoal: 20 ms.\n");
  }

  /** What a process prints, which must exit 0. */
  private static String printed(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Arrays.toString(command) + " failed");
    }
    return text;
  }

  /** A thousand constraints that hang together, in several shapes. */
  private void constraints() throws IOException, InterruptedException {
    out.append("\n## 1,000 constraints over 1,000 parameters, one connected system\n\n");
    out.append("| shape | check ms | findings |\n|---|---:|---:|\n");
    double most = 0;
    for (String shape : List.of("chain", "sums", "cases", "conflicts", "ring")) {
      Path project = scratch.resolve("constraints-" + shape);
      run(
          scratch,
          java,
          home.resolve("bench/Constraints.java").toString(),
          project.toString(),
          shape,
          "1000");
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < Math.min(3, runs); i++) {
        times.add(run(project, tenon, "check"));
      }
      Process check =
          new ProcessBuilder(tenon, "check", "--format", "json")
              .directory(project.toFile())
              .start();
      String json = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      check.waitFor();
      int found = json.split("\"rule\" *: *\"contradiction\"", -1).length - 1;
      row(shape, whole(median(times)), String.valueOf(found));
      most = Math.max(most, median(times));
    }
    goal("1,000 constraints decided within 10 s", most <= 10_000);
  }

  /** Where the time of a whole build goes. */
  private void demo() throws IOException, InterruptedException {
    Path folder = scratch.resolve("demo");
    double whole = run(scratch, tenon, "demo", folder.toString());
    Map<String, List<Double>> gates = new LinkedHashMap<>();
    try (Stream<Path> logs = Files.list(folder.resolve(".tenon/runs"))) {
      for (Path log : logs.sorted().toList()) {
        for (String line : Files.readAllLines(log)) {
          Matcher m = GATE.matcher(line);
          if (m.find()) {
            gates
                .computeIfAbsent(m.group(1), _ -> new ArrayList<>())
                .add(Double.valueOf(m.group(2)));
          }
        }
      }
    }
    out.append("\n## The demo: %s s\n\n".formatted(one(whole / 1000)));
    out.append("| gate | runs | median ms | sum ms | whose |\n|---|---:|---:|---:|---|\n");
    double others = 0;
    for (Map.Entry<String, List<Double>> gate : gates.entrySet()) {
      double sum = gate.getValue().stream().mapToDouble(Double::doubleValue).sum();
      String whose = OTHERS.getOrDefault(gate.getKey(), "Tenon");
      others += whose.equals("Tenon") ? 0 : sum;
      row(
          gate.getKey(),
          "" + gate.getValue().size(),
          whole(median(gate.getValue())),
          whole(sum),
          whose);
    }
    double verify = run(folder, tenon, "verify");
    others += verify; // in the demo too, and nearly all of it is the project's own command
    row("`verify`", "1", whole(verify), whole(verify), "Maven");
    double own = (whole - others) / whole;
    out.append(
        "\nTenon's own part, all that is neither compiler, tests nor Maven: %s %%.\n"
            .formatted(one(100 * own)));
    goal("at most a fifth of the demo is Tenon's own", own <= 0.2);
  }

  /** Gates whose time is somebody else's. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "compiles", "compiler",
          "tests-pass", "tests",
          "tests-need-code", "compiler, tests",
          "official", "Maven");

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void goal(String goal, boolean met) {
    out.append("\nGoal: ").append(goal).append(met ? " (met).\n" : " (**not met**).\n");
  }

  private void add(Map<String, List<Double>> times, String what, Path folder, String... command)
      throws IOException, InterruptedException {
    times.computeIfAbsent(what, _ -> new ArrayList<>()).add(run(folder, command));
  }

  /** Milliseconds of a process, which must exit 0; a check may also find what is wrong: 1. */
  private static double run(Path folder, String... command)
      throws IOException, InterruptedException {
    boolean check = List.of(command).contains("check");
    Path log = Files.createTempFile("tenon-bench", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      long from = System.nanoTime();
      int exit = builder.start().waitFor();
      double ms = (System.nanoTime() - from) / 1e6;
      if (exit != 0 && !(check && exit == 1)) {
        throw new IllegalStateException(
            Arrays.toString(command) + " exited " + exit + ":\n" + Files.readString(log));
      }
      return ms;
    } finally {
      Files.delete(log);
    }
  }

  private double peakMegabytes(Path project, String... arguments)
      throws IOException, InterruptedException {
    Path report = scratch.resolve("peak");
    if (!Files.isExecutable(Path.of("/usr/bin/time"))) {
      return Double.NaN;
    }
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/time", "-v", "-o", report.toString(), tenon));
    command.addAll(List.of(arguments));
    run(project, command.toArray(String[]::new));
    Matcher m = PEAK.matcher(Files.readString(report));
    return m.find() ? Double.parseDouble(m.group(1)) / 1024 : Double.NaN;
  }

  private static void git(Path project) throws IOException, InterruptedException {
    Files.writeString(project.resolve(".gitignore"), "/.tenon/\n");
    run(project, "git", "init", "-q");
    run(project, "git", "config", "user.name", "bench");
    run(project, "git", "config", "user.email", "bench@example.org");
    run(project, "git", "add", "-A");
    run(project, "git", "commit", "-q", "-m", "Design");
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String whole(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static double kilobytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(f -> f.toFile().length()).sum() / 1024.0;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
