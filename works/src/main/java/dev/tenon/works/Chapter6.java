package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.DesignProblem;
import dev.tenon.design.Id;
import dev.tenon.design.Status;
import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.Planner;
import dev.tenon.design.plan.Planning;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps the plan in chapter 6 up to date with the design, and commits it. */
final class Chapter6 {
  private final Project project;
  private final Repository repository;
  private final Progress progress;

  Chapter6(Project project, Repository repository, Progress progress) {
    this.project = project;
    this.repository = repository;
    this.progress = progress;
  }

  /** Steps that are done but were built from something else than what the design says now. */
  static Set<Id> stale(Project project, Design design) {
    Set<Id> stale = new LinkedHashSet<>();
    for (StepView step : StepView.all(design)) {
      if (step.row().status() == Status.DONE) {
        EvidenceFiles.read(project, step.id())
            .filter(e -> !e.design().equals(step.inputs()))
            .ifPresent(_ -> stale.add(step.id()));
      }
    }
    return stale;
  }

  /**
   * The design with its plan brought up to date, committed where it or a document had to be.
   *
   * @param first files that are to be committed first
   * @param handedOver files that differ only in what a person is building
   */
  Design brought(Design design, Set<String> first, Set<String> handedOver) {
    Plan plan = plan(project, design);
    Map<String, String> texts = new TreeMap<>();
    first.forEach(path -> texts.put(path, Texts.read(project.root().resolve(path), path)));
    PlanTables.Rewritten rewritten = rewritten(design, plan);
    boolean changed = !rewritten.text().equals(rewritten.document().text());
    if (changed) {
      texts.put(rewritten.document().path(), rewritten.text());
    }
    if (texts.isEmpty()) {
      return design;
    }
    Head head = repository.head();
    String message = changed ? "Plan: " + steps(plan) : "Plan: documents";
    Set<String> taken = new TreeSet<>(first);
    taken.addAll(handedOver);
    taken.retainAll(texts.keySet());
    String commit = new Landing(repository).commit(head, texts, taken, message);
    progress.event(new Event.PlanCommitted(message, commit));
    return project.design();
  }

  private static String steps(Plan plan) {
    return plan.steps().size() == 1 ? "1 step" : plan.steps().size() + " steps";
  }

  /** Chapter 6 with a plan in it. */
  static PlanTables.Rewritten rewritten(Design design, Plan plan) {
    try {
      return PlanTables.rewrite(design, plan);
    } catch (DesignProblem e) {
      throw Refusal.of(e);
    }
  }

  /** The plan of a design. */
  static Plan plan(Project project, Design design) {
    return switch (Planner.plan(design, Locks.read(project.root()), stale(project, design))) {
      case Planning.Planned(Plan plan) -> plan;
      case Planning.Cyclic(var rings) ->
          throw new Refusal(
              "methods use each other in a ring: " + String.join(" → ", rings.getFirst()));
    };
  }
}
