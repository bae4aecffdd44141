package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Ref;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code tenon approve}: a step in review is committed, with the name of who approved it. Where it
 * was corrected by hand, or what it stands on has changed since, it passes the gates again first.
 */
public final class Approval {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final boolean sandbox;
  private final Progress progress;

  public Approval(
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

  /**
   * Approves steps, in the plan's order. One that does not pass stays in review.
   *
   * @return with exit 0 if all are done now, 1 if not
   * @throws Refusal if one is not in review, or can't be; nothing was approved then
   * @throws InterruptedException if a person stopped it; what was approved stays
   */
  public BuildReport run(Collection<Id> ids) throws InterruptedException {
    try (WorkSession session = WorkSession.begin(project, "approve", runner, environment)) {
      Repository repository = session.repository();
      PersonTree.requireCommitted(project, repository, session.head());
      Design design = project.design();
      List<StepView> steps = ReviewSteps.named(design, ids, Status.REVIEW);
      ReviewFolder folder = new ReviewFolder(project, repository);
      Map<StepView, ReviewFolder.Kept> kept = new LinkedHashMap<>();
      for (StepView step : steps) {
        kept.put(step, folder.find(step.id()).orElseThrow(() -> missing(step)));
      }
      new Trusting(project, environment).require();
      List<StepReport> reports = new ArrayList<>();
      try (Bench bench =
          new Bench(project, design, repository, runner, environment, sandbox, progress)) {
        for (Map.Entry<StepView, ReviewFolder.Kept> each : kept.entrySet()) {
          reports.add(new One(repository, bench, each.getKey().id(), each.getValue()).approve());
        }
      }
      boolean all = reports.stream().allMatch(r -> r.status() == Status.DONE);
      return new BuildReport(all ? 0 : 1, reports, null);
    }
  }

  static Refusal missing(StepView step) {
    return new Refusal(
        step.design()
            .tongue()
            .pick(
                ReviewFolder.shown(step.id())
                    + " is not there any more; build it again: tenon build "
                    + step.name(),
                ReviewFolder.shown(step.id()) + " 已不存在；重新构建：tenon build " + step.name()));
  }

  /** The approval of one step. */
  private final class One {
    private final Repository repository;
    private final Bench bench;
    private final ReviewFolder.Kept kept;
    private final ReviewFolder folder;
    private final Design design;
    private final StepView step;
    private final Tongue tongue;

    One(Repository repository, Bench bench, Id id, ReviewFolder.Kept kept) {
      this.repository = repository;
      this.bench = bench;
      this.kept = kept;
      this.folder = new ReviewFolder(project, repository);
      this.design = project.design(); // as the step before it left it
      this.step =
          StepView.all(design).stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
      this.tongue = design.tongue();
    }

    StepReport approve() throws InterruptedException {
      long start = System.nanoTime();
      if (!kept.record().design().equals(step.inputs())) {
        return stays(
            tongue.pick(
                "the design of "
                    + step.name()
                    + " has changed since it was built; build it again: tenon build",
                step.name() + " 的设计在构建之后已修改；重新构建：tenon build"));
      }
      List<String> open = open();
      if (!open.isEmpty()) {
        return stays(tongue.pick("waits for ", "等待 ") + String.join(", ", open) + ": tenon build");
      }
      Head head = repository.head();
      folder.takeOut(kept.record(), head);
      new PersonTree(project, repository, head)
          .requireClean(step.name(), Bench.writes(step, project));
      Worktree tree = repository.worktrees().add("work/" + step.name(), head.commit());
      try {
        ReviewedWriter writer = new ReviewedWriter(kept, repository, head);
        Workshop asGated = bench.workshop(step, tree, head, design);
        if (isAsGated(asGated, writer, head)) {
          return land(asGated, kept.record().gates(), head, start);
        }
        tree.reset(head.commit());
        Workshop workshop = bench.workshop(step, tree, head, design);
        return switch (gated(workshop, writer)) {
          case StepBuild.Outcome.Stands(int _, List<GateResult> results, List<String> _) ->
              land(workshop, results, head, start);
          case StepBuild.Outcome.Fails(List<GateResult> results, String gate, String reason) ->
              fails(results, gate, reason);
          case StepBuild.Outcome.Waits _ ->
              throw new IllegalStateException("nobody is to write what lies in review");
        };
      } catch (Landing.HookFailed e) {
        return stays(String.valueOf(e.getMessage()));
      } finally {
        repository.worktrees().remove("work/" + step.name());
      }
    }

    private StepReport land(Workshop workshop, List<GateResult> gates, Head head, long start) {
      // prose that changed while it waited; gates read no comments
      new Earlier(project, repository)
          .at(kept.record().base())
          .ifPresent(before -> Docs.follow(workshop, before, bench.craft().weaver()));
      String commit =
          new StepLanding(project, repository, bench.craft())
              .land(
                  new StepLanding.Passed(
                      step,
                      workshop,
                      kept.record().writer(),
                      kept.record().attempt(),
                      gates,
                      repository.person()),
                  design,
                  head,
                  Set.of());
      folder.remove(step.id());
      progress.event(
          new Event.StepDone(
              step.name(),
              step.title(),
              commit,
              kept.record().attempt(),
              (System.nanoTime() - start) / 1_000_000));
      return new StepReport(step.name(), step.title(), Status.DONE, gates, commit);
    }

    private StepBuild.Outcome gated(Workshop workshop, ReviewedWriter writer)
        throws InterruptedException {
      return new StepBuild(
              workshop,
              writer,
              bench.gates(step, design),
              new Tasks(design, bench.craft()),
              Recorder.none(),
              progress)
          .build(kept.record().attempt() - 1);
    }

    private StepReport stays(String message) {
      progress.event(new Event.StepSkipped(step.name(), message));
      return new StepReport(step.name(), step.title(), Status.REVIEW, List.of(), message);
    }

    private StepReport fails(List<GateResult> results, String gate, String reason) {
      progress.event(new Event.ReviewFailed(step.name(), gate, reason));
      return new StepReport(
          step.name(), step.title(), Status.REVIEW, results, gate + ": " + reason);
    }

    /** Steps that it is after, and that are not done any more. */
    private List<String> open() {
      List<String> open = new ArrayList<>();
      for (Ref ref : step.row().after()) {
        for (Id id : Dependants.ids(design, ref)) {
          var row = design.plan() == null ? null : design.plan().row(id);
          if (row != null && row.status() != Status.DONE) {
            open.add(id.toString());
          }
        }
      }
      return open;
    }

    /** Whether what would be committed is what passed the gates, but for documents and records. */
    private boolean isAsGated(Workshop workshop, ReviewedWriter writer, Head head) {
      workshop.prepare();
      Task none =
          new Task(
              step.name(), 1, "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
      if (writer.write(workshop, none) instanceof Writer.Answer.Nothing) {
        return false;
      }
      Set<String> paths = new TreeSet<>(workshop.ownFiles());
      workshop.tree().changes(head.commit()).forEach(c -> paths.add(c.path()));
      String now = workshop.tree().snapshot(head.commit(), paths);
      List<String> records =
          List.of(Project.LOCK, project.config().project().evidence().replaceAll("/+$", "") + "/");
      Set<String> design = new PersonTree(project, repository, head).designFiles();
      design.remove(Project.SETTINGS);
      return repository.changed(kept.record().tree(), now).stream()
          .allMatch(
              path ->
                  design.contains(path)
                      || path.equals(records.getFirst())
                      || path.startsWith(records.getLast()));
    }
  }
}
