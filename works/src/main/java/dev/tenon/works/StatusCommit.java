package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.PlanTable;
import dev.tenon.design.Status;
import dev.tenon.design.plan.PlanTables;
import dev.tenon.design.plan.ProblemTable;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Commits that hold nothing but where a step stands, and why where there is a reason. */
final class StatusCommit {
  private final Project project;
  private final Repository repository;

  StatusCommit(Project project, Repository repository) {
    this.project = project;
    this.repository = repository;
  }

  /**
   * What is committed.
   *
   * @param problem a row of <i>Problems</i>; empty: none
   * @param word behind {@code Plan: S-3} in the subject
   * @param body paragraphs below the subject; empty: none
   */
  record Change(Id step, Status status, String problem, String word, String body) {}

  /**
   * @return the commit; the head's, where the status was that already
   * @throws Landing.HookFailed if a hook of the person's refused it
   */
  String commit(Design design, Head head, Change change) {
    Map<String, String> texts = new TreeMap<>();
    PlanTable plan = design.plan();
    if (plan == null) {
      throw new IllegalStateException("steps stand in a plan");
    }
    texts.put(
        plan.document().path(),
        PlanTables.withStatus(plan, change.step(), change.status(), design.tongue()));
    if (!change.problem().isEmpty()) {
      PlanTables.Rewritten row =
          ProblemTable.append(
              project.design(texts),
              new ProblemTable.Entry(
                  change.step(), change.problem(), "", LocalDate.now(Clock.systemDefaultZone())));
      texts.put(row.document().path(), row.text());
    }
    String message =
        "Plan: "
            + change.step()
            + " "
            + change.word()
            + "\n"
            + (change.body().isEmpty() ? "" : "\n" + change.body() + "\n");
    return new Landing(repository)
        .commit(
            head,
            texts,
            new PersonTree(project, repository, repository.head()).handedOver(),
            message);
  }
}
