package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Lock;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lands a step: evidence, lock and chapter 6 beside the code, in one commit. */
final class StepLanding {
  private final Project project;
  private final Repository repository;
  private final Craft craft;

  StepLanding(Project project, Repository repository, Craft craft) {
    this.project = project;
    this.repository = repository;
    this.craft = craft;
  }

  /**
   * A step that passed its gates.
   *
   * @param writer who wrote it
   * @param approved {@code Name <mail>} of who approved it, or null
   */
  record Passed(
      StepView step,
      Workshop workshop,
      String writer,
      int attempt,
      List<GateResult> gates,
      @Nullable String approved) {
    Passed {
      gates = List.copyOf(gates);
    }
  }

  /** The same with a subject of its own, and files beside the step's that go with it. */
  record With(String subject, Set<String> files) {
    With {
      files = Set.copyOf(files);
    }

    static With step(StepView step) {
      return new With("Step " + step.id().number() + ": " + step.title(), Set.of());
    }
  }

  /**
   * Commits it, and moves the person's branch.
   *
   * @param design as it stands in the person's tree
   * @param taken project paths whose uncommitted state the commit takes in
   * @return the commit
   * @throws Landing.HookFailed if a hook of the person's refused it
   */
  String land(Passed passed, Design design, Head head, Set<String> taken) {
    return land(passed, design, head, taken, With.step(passed.step()));
  }

  String land(Passed passed, Design design, Head head, Set<String> taken, With with) {
    StepView step = passed.step();
    Workshop workshop = passed.workshop();
    Set<String> paths = new TreeSet<>(workshop.ownFiles());
    Evidence evidence = evidence(passed, head, paths);
    String evidencePath = EvidenceFiles.path(project, step.id());
    workshop.write(evidencePath, evidence.json());
    String evidenceHash = Texts.sha256(evidence.json());

    Lock lock = Locks.read(workshop.project().root());
    Map<String, String> entries = new TreeMap<>(lock.entries());
    craft.lockEntries(workshop).forEach(entries::put);
    entries.put("step " + step.name(), evidenceHash);
    workshop.write(Project.LOCK, new Lock(entries).text());

    PlanTable plan = plan(design);
    workshop.write(
        plan.document().path(),
        PlanTables.withStatus(plan, step.id(), Status.DONE, design.tongue()));
    paths.add(evidencePath);
    paths.add(Project.LOCK);
    paths.add(plan.document().path());
    paths.addAll(with.files());
    Set<String> takenToo = new TreeSet<>(taken);
    takenToo.addAll(new PersonTree(project, repository, repository.head()).handedOver());
    String message =
        with.subject()
            + "\n\n"
            + Steps.STEP
            + ": "
            + step.name()
            + "\nTenon-Design: "
            + step.inputs()
            + "\nTenon-Evidence: "
            + evidenceHash
            + "\n";
    return new Landing(repository).commit(head, workshop.tree(), paths, takenToo, message);
  }

  private Evidence evidence(Passed passed, Head head, Set<String> paths) {
    StepView step = passed.step();
    Workshop workshop = passed.workshop();
    List<Evidence.Run> runs = new ArrayList<>();
    passed.gates().forEach(g -> runs.addAll(g.runs()));
    return new Evidence(
        step.name(),
        passed.attempt(),
        passed.writer(),
        step.inputs(),
        workshop.tree().tree(head.commit(), paths, folders(workshop.project())),
        passed.gates().stream().map(g -> new Evidence.Passed(g.gate().id(), g.passed())).toList(),
        runs,
        craft.shownSelections(step.tests()),
        passed.approved());
  }

  private static PlanTable plan(Design design) {
    PlanTable plan = design.plan();
    if (plan == null) {
      throw new IllegalStateException("steps are built from a plan");
    }
    return plan;
  }

  private static List<String> folders(Project project) {
    return List.of(project.sourceFolder(), project.testFolder());
  }
}
