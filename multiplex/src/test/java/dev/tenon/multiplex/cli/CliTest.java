package dev.tenon.multiplex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CliTest {
  /** Short, so that a run takes no time. */
  private static final String QUICK = " --steps 2 --warmup 1 --seeds 2";

  @TempDir Path folder;

  private record Ran(int exit, String out, String err) {}

  private Ran run(String line) {
    return run(line.split(" "));
  }

  private Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false,
            folder);
    int exit = new Cli(terminal).run(args);
    terminal.flush();
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> names(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  // ---- wrong use

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulat toy-4 | there is no command simulat, did you mean simulate?",
        "simulate | Missing required parameter",
        "simulate toy-5 | did you mean toy-4?",
        "simulate nosuch.toml | there is no file nosuch.toml",
        "simulate empty.toml | empty.toml is empty",
        "simulate sub | sub is a folder",
        "simulate toy-4 toy-4 | one name is enough here",
        "simulate ./sub | ./sub is a folder",
        "simulate broken.toml | broken.toml is not TOML",
        "simulate nan.toml | NaN",
        "simulate noranks.toml | n_ranks must be 1 or more",
        "simulate unknown.toml | there is no setting",
        "simulate toy-4 --polcy fixed | there is no option --polcy, did you mean --policy?",
        "simulate toy-4 --policy fixd | there is no policy fixd, did you mean fixed?",
        "simulate toy-4 --policy fixed,,multiplex | empty name",
        "simulate toy-4 --policy fixed,fixed | twice",
        "simulate toy-4 --policy fixed:1/3 | only separated has a split",
        "simulate toy-4 --policy separated:3/3 | 2 GPUs would be in two exclusive roles",
        "simulate toy-4 --policy separated:4/0 | no rank is left to serve",
        "simulate toy-4 --seeds 0 | --seeds must be a whole number from 1",
        "simulate toy-4 --seeds x | --seeds must be a whole number",
        "simulate toy-4 --in-flight 0 | --in-flight must be a whole number from 1",
        "simulate toy-4 --steps 0 | --steps must be a whole number from 1",
        "simulate toy-4 --set inflight=0 | in flight must be 1 or more",
        "simulate toy-4 --set a=NaN | a must be a number, was NaN",
        "simulate toy-4 --set a=-1 | a must be 0 or more",
        "simulate toy-4 --set a | --set needs name=value",
        "simulate toy-4 --set desode=3 | there is no setting desode, did you mean decode?",
        "simulate toy-4 --set batch=10 | a batch is whole groups",
        "simulate toy-4 --set batch=1.5 | batch must be a whole number",
        "simulate toy-4 --set mig=fast | mig must be",
        "simulate toy-4 --set train_ranks=9 | train_ranks must be 0 to n_ranks",
        "simulate toy-4 --set train_ranks=4 --policy fixed | one rank must serve",
        "simulate toy-4 --format xml | one of text, json, csv",
        "simulate toy-4 --html nosuch/a.html | there is no folder",
        "simulate toy-4 --html sub | sub is a folder",
        "simulate toy-4 --trace nosuch.jsonl | there is no file nosuch.jsonl",
        "simulate toy-4 --trace bad.jsonl | bad.jsonl, line 2: reset is missing",
        "simulate bad.jsonl | --trace",
        "sweep toy-4 | one or two settings to vary",
        "sweep toy-4 --vary T | --vary needs name=",
        "sweep toy-4 --vary TT=1,2 | there is no setting TT",
        "sweep toy-4 --vary T=1:2 | lo:hi:n",
        "sweep toy-4 --vary T=2:1:3 | lo:hi:n",
        "sweep toy-4 --vary T=1,-1 | at {T=-1.0}: T must be 0 s or more",
        "sweep toy-4 --vary T=1,2 --vary T=3 | twice",
        "sweep toy-4 --vary T=1:100:1000 --vary a=1:2:1000 | more than 100000",
        "sweep toy-4 --vary T=1,2 --metric valid | there is no metric valid",
        "advise toy-4 --gpus 0 | --gpus must be a whole number from 1",
        "advise report-160-h800 --gpus 100 | don't divide 100 GPUs",
        "advise report-160-h800 --gpus 64 | no static split is possible",
        "advise bad.jsonl --preset toy-4 | bad.jsonl, line 2: reset is missing",
        "advise toy-4 --preset toy-4 | --preset goes with a trace",
        "check nosuch.json | there is no file nosuch.json",
        "check empty.toml | is empty",
        "check broken.toml | is not JSON",
        "presets toy-5 | did you mean toy-4?",
        "help simulat | did you mean simulate?",
        "completion fish | bash and zsh",
      })
  void wrongUseIsOneSentence(String line, String sentence) throws IOException {
    Files.writeString(folder.resolve("empty.toml"), " \n");
    Files.writeString(folder.resolve("broken.toml"), "[perf\na=1");
    Files.writeString(folder.resolve("nan.toml"), "[perf]\na = nan\n");
    Files.writeString(folder.resolve("noranks.toml"), "[driver]\nn_ranks = 0\n");
    Files.writeString(folder.resolve("unknown.toml"), "[driver]\nn_rank = 1\n");
    Files.writeString(
        folder.resolve("bad.jsonl"), "{\"reset\":1,\"turns\":[[1,2,3]]}\n{\"turns\":[[1,2,3]]}\n");
    Files.createDirectory(folder.resolve("sub"));
    Ran ran = run(line);
    assertThat(ran.err()).contains(sentence).startsWith("multiplex: ");
    assertThat(ran.err().lines()).as("one sentence").hasSize(1);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void noPermissionIsSaid() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
    Path file = Files.writeString(folder.resolve("mine.toml"), "[driver]\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assertThat(run("simulate mine.toml").err()).contains("permission denied");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assertThat(run("simulate toy-4 --html a.html").err()).contains("permission denied");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  // ---- what comes out

  @Test
  void jsonHasTheShapeThatIsDocumented() {
    Ran ran = run("simulate toy-4 --policy fixed,separated:2/2 --format json" + QUICK);
    assertThat(ran.exit()).isZero();
    JsonNode root = JsonMapper.shared().readTree(ran.out());
    assertThat(names(root)).containsExactly("runs");
    assertThat(root.get("runs")).hasSize(4);
    JsonNode first = root.get("runs").get(0);
    assertThat(names(first))
        .containsExactly(
            "policy",
            "preset",
            "seed",
            "step_s",
            "samples_per_h",
            "valid_per_h",
            "timeout_share",
            "wait_s",
            "sync_share",
            "switch_share",
            "prefill_ratio",
            "bound_share",
            "work_bound_s",
            "latency_bound_s");
    assertThat(first.get("policy").stringValue()).isEqualTo("fixed");
    assertThat(first.get("preset").stringValue()).isEqualTo("toy-4");
    assertThat(root.get("runs").get(1).get("seed").intValue()).isEqualTo(2);
    double bound =
        Math.max(
            first.get("work_bound_s").doubleValue(), first.get("latency_bound_s").doubleValue());
    assertThat(first.get("bound_share").doubleValue())
        .isEqualTo(bound / first.get("step_s").doubleValue());
    assertThat(first.get("samples_per_h").doubleValue())
        .isEqualTo(3600 * 16 / first.get("step_s").doubleValue());
  }

  @Test
  void sameSeedGivesTheSameBytes() {
    String line = "simulate toy-4 --policy fixed,multiplex,separated --format csv" + QUICK;
    assertThat(run(line).out()).isEqualTo(run(line).out());
  }

  @Test
  void openSplitIsFoundAndNamed() {
    Ran ran = run("simulate toy-4 --policy separated --format csv" + QUICK);
    assertThat(ran.out()).containsPattern("\nseparated:[123]/[123],toy-4,1,");
  }

  @Test
  void tableComparesWithTheFirstPolicy() {
    Ran ran = run("simulate toy-4 --policy fixed,multiplex" + QUICK);
    assertThat(ran.out())
        .contains(
            "valid samples per hour", "against fixed", "share of the bound", " ± ", "2 seeds");
    assertThat(run("simulate toy-4 --policy fixed --steps 1 --warmup 0 --seeds 1").out())
        .contains("One seed: no interval can be said")
        .doesNotContain("±  ", "NaN");
  }

  @Test
  void fileAndTraceMayHaveAnyName() throws IOException {
    Files.writeString(
        folder.resolve("世界 1.toml"),
        "[perf]\n"
            + "a = 0.02\n"
            + "[driver]\n"
            + "n_ranks = 2\n"
            + "g = 1\n"
            + "train_ranks = 1\n"
            + "T = 1\n"
            + "T_ref = 1\n"
            + "batch = 8\n"
            + "group = 1\n");
    Files.writeString(folder.resolve("轨迹.jsonl"), "{\"reset\":1,\"turns\":[[10,20,3]]}\n");
    Ran ran =
        run(
            "simulate",
            "世界 1.toml",
            "--trace",
            "轨迹.jsonl",
            "--policy",
            "fixed",
            "--seeds",
            "1",
            "--html",
            "页面 1.html",
            "--svg",
            "图.svg");
    assertThat(ran.err().lines()).as("nothing but progress").allMatch(l -> l.contains(" runs, "));
    assertThat(ran.exit()).isZero();
    assertThat(folder.resolve("页面 1.html")).content().startsWith("<!").contains("</html>");
    assertThat(folder.resolve("图.svg")).content().contains("<svg", "</svg>");
    try (var files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("世界 1.toml", "轨迹.jsonl", "页面 1.html", "图.svg");
    }
  }

  @Test
  void sweepVariesOneOrTwo() throws IOException {
    Ran lines =
        run("sweep toy-4 --vary T=10:30:3 --policy fixed --format json --svg a.svg" + QUICK);
    assertThat(lines.exit()).isZero();
    JsonNode root = JsonMapper.shared().readTree(lines.out());
    assertThat(root.get("vary").get(0).get("name").stringValue()).isEqualTo("T");
    assertThat(root.get("runs")).hasSize(6);
    assertThat(root.get("runs").get(2).get("settings").get("T").doubleValue()).isEqualTo(20);
    assertThat(folder.resolve("a.svg")).content().contains("<svg");
    Ran heat =
        run(
            "sweep toy-4 --vary T=10,30 --vary in-flight=8,16 --policy fixed,multiplex --html"
                + " a.html"
                + QUICK);
    assertThat(heat.exit()).isZero();
    assertThat(heat.out()).contains("against fixed");
    assertThat(folder.resolve("a.html")).content().contains("<svg");
    Ran words = run("sweep toy-4 --vary mig=resend,prefix --policy fixed --format csv" + QUICK);
    assertThat(words.out().lines()).hasSize(5).anyMatch(l -> l.startsWith("prefix,fixed,toy-4,1,"));
  }

  @Test
  void adviseSaysWhatToDo() {
    Ran ran = run("advise toy-4 --gpus 6 --html a.html --lang zh" + QUICK);
    assertThat(ran.err().lines()).as("nothing but progress").allMatch(l -> l.contains(" runs, "));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("6 张 GPU", "最佳静态划分", "分时共享");
    assertThat(folder.resolve("a.html")).content().contains("最佳静态划分", "<svg");
  }

  @Test
  void checkComparesWorkedExamples() throws IOException {
    String scenario =
        """
        {"scenarios": [{"id": "one", "perf": {"a": 0.01},
          "config": {"policy": "static", "n_ranks": 1, "train_gpus": 1, "batch": 1, "T": 1, "steps": 1},
          "trajectories": {"cycle": [{"reset": 0, "turns": [[0, 10, 0]]}]},
          "expect": {"makespan": %s, "timeouts": 0}}]}
        """;
    Files.writeString(folder.resolve("good.json"), scenario.formatted("1.1"));
    Files.writeString(folder.resolve("bad.json"), scenario.formatted("1.2"));
    Ran good = run("check good.json");
    assertThat(good.out()).contains("✓ one", "0 differ");
    assertThat(good.exit()).isZero();
    Ran bad = run("check good.json bad.json");
    assertThat(bad.out()).contains("✗ one", "makespan: expected 1.2, came out as 1.1", "1 differ");
    assertThat(bad.exit()).isEqualTo(1);
    Ran json = run("check bad.json --format json");
    JsonNode root = JsonMapper.shared().readTree(json.out());
    assertThat(root.get("ok").booleanValue()).isFalse();
    assertThat(root.get("scenarios").get(0).get("differences").get(0).get("value").stringValue())
        .isEqualTo("makespan");
  }

  @Test
  void helpNamesEverything() {
    assertThat(run("--version").out()).isEqualTo("multiplex 0.1.0\n");
    assertThat(run("help").out())
        .contains("simulate", "sweep", "advise", "check", "presets", "completion", "Exit:");
    assertThat(run("simulate --help").out())
        .contains("--policy", "--in-flight", "--trace", "--svg");
    assertThat(run("presets").out()).contains("toy-4", "report-160-h20-141");
    assertThat(run("presets --settings").out()).contains("[perf]", "[driver]", "[workload]");
    assertThat(run("completion bash").out()).contains("complete");
    assertThat(run(new String[0]).exit()).isEqualTo(2);
  }
}
