package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Ref;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the steps of a plan one after the other, and lands each. */
final class Steps implements AutoCloseable {
  /** The trailer of a step's commit. */
  static final String STEP = "Tenon-Step";

  /** The trailer of the commit that says that a step is blocked. */
  static final String BLOCKED = "Tenon-Blocked";

  private final Project project;
  private final Repository repository;
  private final Build.Choices choices;
  private final Progress progress;
  private final Bench bench;
  private final ReviewFolder reviews;
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
    this.choices = choices;
    this.progress = progress;
    this.reviews = new ReviewFolder(project, repository);
    this.bench =
        new Bench(project, design, repository, runner, environment, choices.sandbox(), progress);
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
      if (status == Status.BUILDING || status == Status.REVIEW && report.isPresent()) {
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
    if (status == Status.REVIEW) {
      Optional<StepReport> waiting = waiting(step);
      if (waiting.isPresent()) {
        return waiting;
      }
    }
    List<Id> open = openBefore(step, now);
    if (!open.isEmpty()) {
      String names = open.stream().map(Id::toString).collect(Collectors.joining(", "));
      String reason = design.tongue().pick("waits for " + names, "等待 " + names);
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.TODO, List.of(), reason));
    }
    Optional<Id> inTheWay = status == Status.BUILDING ? Optional.empty() : inTheWay(step, now);
    if (inTheWay.isPresent()) {
      String reason =
          design
              .tongue()
              .pick(
                  "waits for " + inTheWay.get() + ", which writes the same file",
                  "等待 " + inTheWay.get() + "：它写入同一文件");
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.TODO, List.of(), reason));
    }
    String state = Blocking.state(step, project);
    if (status == Status.BLOCKED && !named && wasBlockedAt(step, state)) {
      String reason =
          design
              .tongue()
              .pick(
                  "blocked, and nothing of it has changed since; to try again: tenon build "
                      + step.name(),
                  "已阻塞，此后没有变化；再次尝试：tenon build " + step.name());
      progress.event(new Event.StepSkipped(step.name(), reason));
      return Optional.of(report(step, Status.BLOCKED, List.of(), reason));
    }
    return Optional.of(build(step, state));
  }

  /**
   * What is said of a step in review; nothing where it must be built again: the design asks for
   * something else now, or what was to be reviewed is not there any more.
   */
  private Optional<StepReport> waiting(StepView step) {
    Optional<ReviewFolder.Kept> kept = reviews.find(step.id());
    if (kept.isEmpty() || !kept.get().record().design().equals(step.inputs())) {
      reviews.dropped(step.id(), "its design changed", progress);
      return Optional.empty();
    }
    reviews.takeOut(kept.get().record(), repository.head());
    progress.event(
        new Event.StepInReview(step.name(), step.title(), ReviewFolder.shown(step.id())));
    return Optional.of(
        report(step, Status.REVIEW, kept.get().record().gates(), Reviewing.message(step)));
  }

  /** A step that a person has before them, in a file that this one writes too. */
  private Optional<Id> inTheWay(StepView step, Map<Id, Status> now) {
    Set<String> mine = Bench.writes(step, project);
    Set<Id> later = Dependants.of(design, Set.of(step.id()));
    return StepView.all(design).stream()
        .filter(s -> !s.id().equals(step.id()))
        .filter(s -> isBeforeAPerson(s, now, later))
        .filter(s -> Bench.writes(s, project).stream().anyMatch(mine::contains))
        .map(StepView::id)
        .findFirst();
  }

  /** One in review that stands on this step waits for it; what both changed is merged then. */
  private static boolean isBeforeAPerson(StepView step, Map<Id, Status> now, Set<Id> later) {
    Status status = now.getOrDefault(step.id(), step.row().status());
    return status == Status.BUILDING || status == Status.REVIEW && !later.contains(step.id());
  }

  private static StepReport report(
      StepView step, Status status, List<GateResult> gates, String message) {
    return new StepReport(step.name(), step.title(), status, gates, message);
  }

  private List<Id> openBefore(StepView step, Map<Id, Status> now) {
    List<Id> open = new ArrayList<>();
    for (Ref ref : step.row().after()) {
      for (Id id : Dependants.ids(design, ref)) {
        Status status = now.getOrDefault(id, statusOf(id));
        if (status != Status.DONE) {
          open.add(id);
        }
      }
    }
    return open;
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
    Writer writer = Writers.of(step, project, bench.sandboxing());
    progress.event(
        new Event.StepStarted(
            step.name(), step.title(), List.copyOf(step.symbols()), writer.name()));
    boolean persons = writer.name().equals("person");
    boolean comesBack = persons && step.row().status() == Status.BUILDING;
    Head head = repository.head();
    Worktree tree = repository.worktrees().add("work/" + step.name(), head.commit());
    try {
      Workshop workshop = bench.workshop(step, tree, head, design);
      Set<String> writes = Bench.writes(step, project);
      if (!comesBack) {
        new PersonTree(project, repository, head).requireClean(step.name(), writes);
      }
      StepBuild.Outcome outcome =
          new StepBuild(
                  workshop,
                  comesBack ? new ReturningWriter(project, writes) : writer,
                  bench.gates(step, design),
                  new Tasks(design, bench.craft()),
                  recorder(step, writer),
                  progress)
              .build(persons ? 0 : Rejections.attempts(step, repository));
      return switch (outcome) {
        case StepBuild.Outcome.Stands(
                int attempt,
                List<GateResult> results,
                List<String> before) -> {
          Set<String> taken = comesBack ? writes : Set.of();
          StepLanding.Passed passed =
              new StepLanding.Passed(step, workshop, writer.name(), attempt, results, null);
          if (Reviewing.isAsked(project, writer)) {
            new Reviewing(project, repository, progress).stop(passed, before, design, head, taken);
            design = project.design();
            yield report(step, Status.REVIEW, results, Reviewing.message(step));
          }
          String commit =
              new StepLanding(project, repository, bench.craft()).land(passed, design, head, taken);
          design = project.design();
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

  private Recorder recorder(StepView step, Writer writer) {
    boolean wanted =
        choices.record() && !writer.name().equals("document") && !writer.name().equals("replay");
    return wanted ? new Recorder(Writers.recorded(project.root(), step)) : Recorder.none();
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

  /** The only change that is left of a step that could not be built. */
  private void block(StepView step, Head head, String gate, String reason, String state) {
    String line = gate + ": " + reason.lines().findFirst().orElse(reason).strip();
    new StatusCommit(project, repository)
        .commit(
            design,
            head,
            new StatusCommit.Change(
                step.id(),
                Status.BLOCKED,
                line,
                "blocked",
                line + "\n\n" + BLOCKED + ": " + step.name() + " " + state));
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
    bench.close();
  }
}
