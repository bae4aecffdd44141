package dev.tenon.works;

import dev.tenon.code.Compilation;
import dev.tenon.code.JavaIndex;
import dev.tenon.design.Design;
import dev.tenon.design.Finding;
import dev.tenon.design.Item;
import dev.tenon.design.Lock;
import dev.tenon.design.Severity;
import dev.tenon.design.Status;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Act;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.StepCommit;
import dev.tenon.works.git.Worktree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code tenon verify}: HEAD in a clean worktree, against lock and evidence. The person's tree is
 * not touched.
 */
public final class Verification {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final boolean sandbox;
  private final Progress progress;

  public Verification(
      Project project,
      Runner runner,
      Map<String, String> environment,
      boolean sandbox,
      Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.sandbox = sandbox;
    this.progress = progress;
  }

  /** Whether a step still stands, and why not. */
  public record StepVerdict(String step, boolean ok, String message) {}

  /** What was found. */
  public record Verdict(boolean ok, List<StepVerdict> steps) {
    public Verdict {
      steps = List.copyOf(steps);
    }
  }

  /** All steps as HEAD has them. */
  public Verdict head() throws InterruptedException {
    Repository repository = Repository.open(project.root(), runner, environment);
    if (Act.wasCut(project.root())) {
      new Act(repository).finishInterrupted();
    }
    new Trusting(project, environment).require();
    String commit =
        repository.headCommit().orElseGet(() -> repository.head().commit()); // says what is wrong
    return verified(repository, commit, "verify", null);
  }

  /** Each step as its own commit has it, where history still holds it. */
  public Verdict each() throws InterruptedException {
    Repository repository = Repository.open(project.root(), runner, environment);
    new Trusting(project, environment).require();
    List<StepVerdict> verdicts = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (StepCommit step : repository.steps("HEAD", Steps.STEP)) {
      if (seen.add(step.step())) {
        Verdict verdict = verified(repository, step.commit(), "verify-" + step.step(), step.step());
        verdicts.addAll(
            verdict.steps().stream().filter(v -> v.step().equals(step.step())).toList());
      }
    }
    verdicts.sort(
        java.util.Comparator.comparing(v -> dev.tenon.design.Id.read(v.step()).orElseThrow()));
    return new Verdict(verdicts.stream().allMatch(StepVerdict::ok), verdicts);
  }

  private Verdict verified(
      Repository repository,
      String commit,
      String name,
      @org.jspecify.annotations.Nullable String only)
      throws InterruptedException {
    Worktree tree = repository.worktrees().add("work/" + name, commit);
    try {
      Project inTree = Project.open(tree.project());
      Design design = inTree.design();
      List<StepView> done =
          StepView.all(design).stream().filter(s -> s.row().status() == Status.DONE).toList();
      Map<String, List<String>> faults = new LinkedHashMap<>();
      done.forEach(s -> faults.put(s.name(), new ArrayList<>()));
      findings(inTree, design, done, faults);
      unlocked(inTree, design, done, faults);
      List<StepView> asked =
          done.stream().filter(s -> only == null || s.name().equals(only)).toList();
      tests(inTree, tree, design, asked, faults);
      List<StepVerdict> verdicts = new ArrayList<>();
      faults.forEach(
          (step, wrong) ->
              verdicts.add(new StepVerdict(step, wrong.isEmpty(), String.join("\n", wrong))));
      return new Verdict(verdicts.stream().allMatch(StepVerdict::ok), verdicts);
    } finally {
      repository.worktrees().remove("work/" + name);
    }
  }

  /** Plan and code against the lock, each fault at the step whose it is. */
  private static void findings(
      Project inTree, Design design, List<StepView> done, Map<String, List<String>> faults) {
    CheckResult result = Checking.of(inTree, design, EnumSet.of(RuleGroup.PLAN, RuleGroup.CODE));
    for (Finding finding : result.findings()) {
      if (finding.severity() != Severity.ERROR) {
        continue;
      }
      String line =
          finding.at().file()
              + ":"
              + finding.at().line()
              + ": "
              + finding.rule()
              + ": "
              + finding.message();
      String first = finding.items().isEmpty() ? "" : finding.items().getFirst();
      String step =
          done.stream()
              .filter(s -> holds(s, first))
              .map(StepView::name)
              .findFirst()
              .orElse(done.isEmpty() ? "" : done.getFirst().name());
      faults.computeIfAbsent(step, _ -> new ArrayList<>()).add(line);
    }
  }

  /** What stands in code or tests of a done step must be in the lock, else nothing holds it. */
  private static void unlocked(
      Project inTree, Design design, List<StepView> done, Map<String, List<String>> faults) {
    Lock lock = Locks.read(inTree.root());
    JavaIndex index = JavaIndex.of(inTree.sources());
    try (Craft craft = new Craft(design, List.of())) {
      for (StepView step : done) {
        List<String> wrong = faults.computeIfAbsent(step.name(), _ -> new ArrayList<>());
        for (String symbol : craft.symbolEntries(index, craft.symbolsOf(step)).keySet()) {
          if (lock.hash("symbol", symbol).isEmpty()) {
            wrong.add(Project.LOCK + ": has no entry of " + symbol);
          }
        }
        for (Item test : step.tests()) {
          if (lock.hash("test", test.name()).isEmpty()) {
            wrong.add(Project.LOCK + ": has no entry of " + test.name());
          }
        }
      }
    }
  }

  private static boolean holds(StepView step, String item) {
    return step.name().equals(item)
        || step.symbols().contains(item)
        || step.types().stream()
            .anyMatch(t -> item.equals(t.name()) || item.startsWith(t.name() + "."))
        || step.tests().stream().anyMatch(t -> t.name().equals(item));
  }

  /** Every step's tests by its recorded command; the same command runs once. */
  private void tests(
      Project inTree,
      Worktree tree,
      Design design,
      List<StepView> steps,
      Map<String, List<String>> faults)
      throws InterruptedException {
    Sandboxing sandboxing = new Sandboxing(project, runner, environment, sandbox, progress);
    Official official = new Official(sandboxing, inTree);
    Map<String, Set<String>> testsByCommand = new TreeMap<>();
    Map<String, List<StepView>> stepsByCommand = new LinkedHashMap<>();
    List<StepView> without = new ArrayList<>();
    for (StepView step : steps) {
      Optional<Evidence> evidence = EvidenceFiles.read(inTree, step.id());
      Optional<Evidence.Run> run =
          evidence.flatMap(
              e -> e.runs().stream().filter(r -> r.gate().equals(Gate.OFFICIAL.id())).findFirst());
      if (run.isPresent()) {
        String command = run.get().command();
        stepsByCommand.computeIfAbsent(command, _ -> new ArrayList<>()).add(step);
        testsByCommand
            .computeIfAbsent(command, _ -> new TreeSet<>())
            .addAll(evidence.map(Evidence::tests).orElse(List.of()));
      } else if (!step.tests().isEmpty()) {
        without.add(step);
      }
    }
    for (Map.Entry<String, List<StepView>> entry : stepsByCommand.entrySet()) {
      Official.Ran ran =
          official.run(
              entry.getValue().getFirst().name(),
              entry.getKey(),
              List.copyOf(testsByCommand.getOrDefault(entry.getKey(), Set.of())),
              inTree.root(),
              tree.root());
      for (StepView step : entry.getValue()) {
        faults.computeIfAbsent(step.name(), _ -> new ArrayList<>()).addAll(ran.faults());
      }
    }
    if (!without.isEmpty()) {
      inProcess(inTree, tree, design, without, faults, sandboxing);
    }
  }

  /** Steps that were built without a command of the project's: their tests, by Tenon itself. */
  private void inProcess(
      Project inTree,
      Worktree tree,
      Design design,
      List<StepView> steps,
      Map<String, List<String>> faults,
      Sandboxing sandboxing)
      throws InterruptedException {
    try (Craft craft = new Craft(design, sandboxing.classPath(inTree.root(), tree.root()))) {
      TreeMap<String, String> all = inTree.sources();
      all.putAll(inTree.tests());
      Compilation compilation = craft.compile(all);
      if (!compilation.ok()) {
        faults
            .computeIfAbsent(steps.getFirst().name(), _ -> new ArrayList<>())
            .add(compilation.errors().getFirst().toString());
        return;
      }
      Map<String, TestRuns.Variant> variants = new LinkedHashMap<>();
      for (StepView step : steps) {
        variants.put(
            step.name(),
            new TestRuns.Variant(compilation, craft.selections(step.tests(), inTree.tests())));
      }
      TestRuns.Results results =
          new TestRuns(sandboxing, inTree, craft.classPath())
              .run(inTree.root(), tree.root(), variants);
      for (StepView step : steps) {
        faults
            .computeIfAbsent(step.name(), _ -> new ArrayList<>())
            .addAll(results.failures(step.name()));
      }
    }
  }
}
