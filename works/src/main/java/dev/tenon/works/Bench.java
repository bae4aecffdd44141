package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Status;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the steps of one design are built with: class path and compiler, sandbox, gates. */
final class Bench implements AutoCloseable {
  private final Project project;
  private final Repository repository;
  private final Sandboxing sandboxing;
  private final Craft craft;
  private final Progress progress;

  Bench(
      Project project,
      Design design,
      Repository repository,
      Runner runner,
      Map<String, String> environment,
      boolean sandbox,
      Progress progress) {
    this.project = project;
    this.repository = repository;
    this.progress = progress;
    this.sandboxing = new Sandboxing(project, runner, environment, sandbox, progress);
    this.craft = new Craft(design, sandboxing.classPath(project.root(), repository.root()));
  }

  Craft craft() {
    return craft;
  }

  Sandboxing sandboxing() {
    return sandboxing;
  }

  /** The place in which a step is built, on all steps that are done. */
  Workshop workshop(StepView step, Worktree tree, Head head, Design design) {
    return new Workshop(
        new Project(tree.project(), project.config()),
        step,
        tree,
        head.commit(),
        done(step, design),
        craft,
        new Earlier(project, repository).design(step.id()).orElse(null));
  }

  /** The gates that a step must pass. */
  Gates gates(StepView step, Design design) {
    return new Gates(
        craft,
        new TestRuns(sandboxing, project, craft.classPath()),
        new Official(sandboxing, project),
        done(step, design),
        progress);
  }

  private static List<StepView> done(StepView step, Design design) {
    return StepView.all(design).stream()
        .filter(s -> s.row().status() == Status.DONE && !s.id().equals(step.id()))
        .toList();
  }

  /** All files that a step writes. */
  static Set<String> writes(StepView step, Project project) {
    Set<Id> tests = new TreeSet<>();
    step.tests().forEach(t -> tests.add(t.id()));
    Set<String> writes = new TreeSet<>(step.sourceFiles(project));
    TestClass.of(step.design(), tests)
        .forEach(t -> writes.add(project.testFolder() + "/" + t.path()));
    step.files().forEach(f -> writes.add(f.role()));
    return writes;
  }

  @Override
  public void close() {
    craft.close();
  }
}
