package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Lock;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.ProblemTable;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds the steps of a plan one after the other, and lands each. */
final class Steps implements AutoCloseable {
  /** The trailer of a step's commit. */
  static final String STEP = "Tenon-Step";

  private static final String BLOCKED = "Tenon-Blocked";

  private final Project project;
  private final Repository repository;
  private final Map<String, String> environment;
  private final Build.Choices choices;
  private final Progress progress;
  private final Sandboxing sandboxing;
  private final Craft craft;
  private final Runner runner;
  private Design design;

  Steps(
      Project project,
      Design design,
      Repository repository,
      Runner runner,
      Map<String, String> environment,
      Build.Choices choices,
      Progress progress) {
    this.project = project;
    this.design = design;
    this.repository = repository;
    this.runner = runner;
    this.environment = environment;
    this.choices = choices;
    this.progress = progress;
    this.sandboxing = new Sandboxing(project, runner, environment, choices.sandbox(), progress);
    List<Path> classPath = sandboxing.classPath(project.root(), repository.root());
    this.craft = new Craft(design, classPath);
  }

  BuildReport build() throws InterruptedException {
    requireKnown();
    List<StepReport> reports = new ArrayList<>();
    Map<Id, Status> now = new LinkedHashMap<>();
    boolean waits = false;
    for (StepView planned : StepView.all(design)) {
      StepView step = current(planned.id());
      Optional<StepReport> report = step(step, now);
      Status status = report.map(StepReport::status).orElse(step.row().status());
      now.put(step.id(), status);
      report.ifPresent(reports::add);
      if (status == Status.BUILDING) {
        waits = true;
      }
    }
    boolean failed =
        reports.stream().anyMatch(r -> r.status() == Status.BLOCKED || failedOfPerson(r));
    boolean open = reports.stream().anyMatch(r -> r.status() == Status.TODO);
    int exit = failed ? 1 : waits ? 3 : open ? 1 : 0;
    return new BuildReport(exit, reports, null);
  }

  private static boolean failedOfPerson(StepReport report) {
    return report.status() == Status.BUILDING && !report.gates().isEmpty();
  }

  private void requireKnown() {
    for (Id id : choices.only()) {
      if (design.plan() == null || design.plan().row(id) == null) {
        throw new Refusal("there is no step " + id + " in the plan; see: tenon status");
      }
    }
  }

  /** The step as the plan in chapter 6 has it now. */
  private StepView current(Id id) {
    return StepView.all(design).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  private Optional<StepReport> step(StepView step, Map<Id, Status> now)
      throws InterruptedException {
    Status status = step.row().status();
    boolean named = choices.only().contains(step.id());
    if (status == Status.DONE || !choices.only().isEmpty() && !named) {
      return Optional.empty();
    }
    List<Id> open = openBefore(step, now);
    if (!open.isEmpty()) {
      String reason = "waits for " + String.join(", ", open.stream().map(Id::toString).toList());
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.TODO, List.of(), reason));
    }
    Optional<Id> inTheWay = status == Status.BUILDING ? Optional.empty() : inTheWay(step, now);
    if (inTheWay.isPresent()) {
      String reason = "waits for " + inTheWay.get() + ", which writes the same file";
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.TODO, List.of(), reason));
    }
    String state = Blocking.state(step, project);
    if (status == Status.BLOCKED && !named && wasBlockedAt(step, state)) {
      String reason =
          "blocked, and nothing of it has changed since; to try again: tenon build " + step.name();
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.BLOCKED, List.of(), reason));
    }
    return Optional.of(build(step, state));
  }

  /** A step that a person is building in their own tree, in a file that this one writes too. */
  private Optional<Id> inTheWay(StepView step, Map<Id, Status> now) {
    Set<String> mine = writes(step);
    return StepView.all(design).stream()
        .filter(s -> !s.id().equals(step.id()))
        .filter(s -> now.getOrDefault(s.id(), s.row().status()) == Status.BUILDING)
        .filter(s -> writes(s).stream().anyMatch(mine::contains))
        .map(StepView::id)
        .findFirst();
  }

  /** All files that a step writes. */
  private Set<String> writes(StepView step) {
    Set<String> writes = new TreeSet<>(step.sourceFiles(project));
    TestClass.of(design, ids(step)).forEach(t -> writes.add(project.testFolder() + "/" + t.path()));
    step.files().forEach(f -> writes.add(f.role()));
    return writes;
  }

  private static StepReport report(
      StepView step, Status status, List<GateResult> gates, String message) {
    return new StepReport(step.name(), step.title(), status, gates, message);
  }

  private List<Id> openBefore(StepView step, Map<Id, Status> now) {
    List<Id> open = new ArrayList<>();
    for (Ref ref : step.row().after()) {
      for (Id id : refIds(ref)) {
        Status status = now.getOrDefault(id, statusOf(id));
        if (status != Status.DONE) {
          open.add(id);
        }
      }
    }
    return open;
  }

  private List<Id> refIds(Ref ref) {
    return switch (ref) {
      case Ref.ToItem to -> List.of(to.id());
      case Ref.ToRange range ->
          StepView.all(design).stream()
              .map(StepView::id)
              .filter(i -> i.number() >= range.from().number() && i.number() <= range.to().number())
              .toList();
      case Ref.ToSymbol _ -> List.of();
    };
  }

  private Status statusOf(Id id) {
    var row = design.plan() == null ? null : design.plan().row(id);
    return row == null ? Status.DONE : row.status();
  }

  private boolean wasBlockedAt(StepView step, String state) {
    return repository.steps("HEAD", BLOCKED).stream()
        .filter(s -> s.step().startsWith(step.name() + " "))
        .findFirst()
        .map(s -> s.step().equals(step.name() + " " + state))
        .orElse(false);
  }

  private StepReport build(StepView step, String state) throws InterruptedException {
    long start = System.nanoTime();
    Writer writer = Writers.of(step, project, sandboxing);
    progress.event(
        new Event.StepStarted(
            step.name(), step.title(), List.copyOf(step.symbols()), writer.name()));
    boolean persons = writer.name().equals("person");
    boolean comesBack = persons && step.row().status() == Status.BUILDING;
    Head head = repository.head();
    Worktree tree = repository.worktrees().add("work/" + step.name(), head.commit());
    try {
      List<StepView> done = done(step);
      Workshop workshop =
          new Workshop(
              new Project(tree.project(), project.config()),
              step,
              tree,
              head.commit(),
              done,
              craft,
              new Earlier(project, repository).design(step.id()).orElse(null));
      Set<String> writes = writes(step);
      if (!comesBack) {
        new PersonTree(project, repository, head).requireClean(step.name(), writes);
      }
      Gates gates =
          new Gates(
              craft,
              new TestRuns(sandboxing, project, craft.classPath()),
              new Official(sandboxing, project),
              done,
              progress);
      StepBuild.Outcome outcome =
          new StepBuild(
                  workshop,
                  comesBack ? new ReturningWriter(project, writes) : writer,
                  gates,
                  new Tasks(design, craft),
                  recorder(step, writer),
                  progress)
              .build();
      return switch (outcome) {
        case StepBuild.Outcome.Stands(int attempt, List<GateResult> results) -> {
          String commit =
              land(
                  step,
                  workshop,
                  head,
                  writer.name(),
                  attempt,
                  results,
                  comesBack ? writes : Set.of());
          long millis = (System.nanoTime() - start) / 1_000_000;
          progress.event(new Event.StepDone(step.name(), step.title(), commit, attempt, millis));
          yield report(step, Status.DONE, results, commit);
        }
        case StepBuild.Outcome.Fails(List<GateResult> results, String gate, String reason) -> {
          if (comesBack) {
            progress.event(new Event.StepBlocked(step.name(), gate, reason));
            yield report(step, Status.BUILDING, results, gate + ": " + reason);
          }
          block(step, head, gate, reason, state);
          yield report(step, Status.BLOCKED, results, gate + ": " + reason);
        }
        case StepBuild.Outcome.Waits(List<String> places) -> {
          handOver(step, workshop, writes);
          progress.event(new Event.StepWaits(step.name(), places));
          yield report(step, Status.BUILDING, List.of(), String.join("\n", places));
        }
      };
    } catch (Landing.HookFailed e) {
      String reason = String.valueOf(e.getMessage());
      tryBlock(step, reason, state);
      return report(step, Status.BLOCKED, List.of(), reason);
    } finally {
      repository.worktrees().remove("work/" + step.name());
    }
  }

  private static Set<Id> ids(StepView step) {
    Set<Id> ids = new TreeSet<>();
    step.tests().forEach(t -> ids.add(t.id()));
    return ids;
  }

  private Recorder recorder(StepView step, Writer writer) {
    boolean wanted =
        choices.record() && !writer.name().equals("document") && !writer.name().equals("replay");
    return wanted ? new Recorder(Writers.recorded(project.root(), step)) : Recorder.none();
  }

  private List<StepView> done(StepView step) {
    return StepView.all(design).stream()
        .filter(s -> s.row().status() == Status.DONE && !s.id().equals(step.id()))
        .toList();
  }

  /** Evidence, lock and chapter 6 beside the code, one commit, and the person's branch moves. */
  private String land(
      StepView step,
      Workshop workshop,
      Head head,
      String writer,
      int attempt,
      List<GateResult> gates,
      Set<String> taken) {
    Project inTree = workshop.project();
    Set<String> paths = new TreeSet<>(workshop.ownFiles());
    String inputs = step.inputs();
    List<Evidence.Run> runs = new ArrayList<>();
    gates.forEach(g -> runs.addAll(g.runs()));
    Evidence evidence =
        new Evidence(
            step.name(),
            attempt,
            writer,
            inputs,
            workshop.tree().tree(head.commit(), paths, folders(inTree)),
            gates.stream().map(g -> new Evidence.Passed(g.gate().id(), g.passed())).toList(),
            runs,
            craft.shownSelections(step.tests()),
            null);
    String evidencePath = EvidenceFiles.path(project, step.id());
    workshop.write(evidencePath, evidence.json());
    String evidenceHash = Texts.sha256(evidence.json());

    Lock lock = Locks.read(inTree.root());
    Map<String, String> entries = new TreeMap<>(lock.entries());
    craft.lockEntries(workshop).forEach(entries::put);
    entries.put("step " + step.name(), evidenceHash);
    workshop.write(Project.LOCK, new Lock(entries).text());

    PlanTable plan = plan();
    workshop.write(plan.document().path(), withStatus(step, Status.DONE));
    paths.add(evidencePath);
    paths.add(Project.LOCK);
    paths.add(plan.document().path());
    Set<String> takenToo = new TreeSet<>(taken);
    takenToo.addAll(handedOver());
    String message =
        "Step "
            + step.id().number()
            + ": "
            + step.title()
            + "\n\n"
            + STEP
            + ": "
            + step.name()
            + "\nTenon-Design: "
            + inputs
            + "\nTenon-Evidence: "
            + evidenceHash
            + "\n";
    String commit = new Landing(repository).commit(head, workshop.tree(), paths, takenToo, message);
    design = project.design();
    return commit;
  }

  private PlanTable plan() {
    PlanTable plan = design.plan();
    if (plan == null) {
      throw new IllegalStateException("steps are built from a plan");
    }
    return plan;
  }

  /** The plan's document with another status of a step. */
  private String withStatus(StepView step, Status status) {
    return PlanTables.withStatus(plan(), step.id(), status, design.tongue());
  }

  private static List<String> folders(Project project) {
    List<String> folders = new ArrayList<>();
    folders.add(project.sourceFolder());
    folders.add(project.testFolder());
    return folders;
  }

  /** The only change that is left of a step that could not be built. */
  private void block(StepView step, Head head, String gate, String reason, String state) {
    String line = reason.lines().findFirst().orElse(reason).strip();
    Map<String, String> texts = new TreeMap<>();
    String path = plan().document().path();
    texts.put(path, withStatus(step, Status.BLOCKED));
    Design marked = project.design(texts);
    PlanTables.Rewritten problem =
        ProblemTable.append(
            marked,
            new ProblemTable.Entry(
                step.id(), gate + ": " + line, "", LocalDate.now(Clock.systemDefaultZone())));
    texts.put(problem.document().path(), problem.text());
    String message =
        "Plan: "
            + step.name()
            + " blocked\n\n"
            + gate
            + ": "
            + line
            + "\n\n"
            + BLOCKED
            + ": "
            + step.name()
            + " "
            + state
            + "\n";
    new Landing(repository).commit(head, texts, handedOver(), message);
    progress.event(new Event.StepBlocked(step.name(), gate, reason));
    design = project.design();
  }

  private void tryBlock(StepView step, String reason, String state) {
    try {
      block(step, repository.head(), "commit", reason, state);
    } catch (Landing.HookFailed again) {
      // the same hook refuses this commit too: the step stays todo, and the build says why
      progress.event(new Event.StepBlocked(step.name(), "commit", reason));
    }
  }

  /** The plan's document, if it differs from what is committed in what a person is building. */
  private Set<String> handedOver() {
    return new PersonTree(project, repository, repository.head()).handedOver();
  }

  /** Leaves skeleton and locked tests in the person's tree. */
  private void handOver(StepView step, Workshop workshop, Set<String> writes) {
    for (String path : writes) {
      if (workshop.exists(path)) {
        Texts.write(project.root().resolve(path), workshop.text(path));
      }
    }
    Texts.write(
        project.root().resolve(plan().document().path()), withStatus(step, Status.BUILDING));
    design = project.design();
  }

  @Override
  public void close() {
    craft.close();
  }
}
