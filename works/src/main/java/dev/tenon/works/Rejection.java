package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Status;
import dev.tenon.run.Runner;
import dev.tenon.works.git.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code tenon reject}: a step in review goes back to its writer, with the reason in its next task
 * and in <i>Problems</i>. What was rejected is kept in the run's log.
 */
public final class Rejection {
  private final Project project;
  private final Runner runner;
  private final Map<String, String> environment;
  private final Progress progress;

  public Rejection(
      Project project, Runner runner, Map<String, String> environment, Progress progress) {
    this.project = project;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  /**
   * Rejects a step.
   *
   * @param why for the writer
   * @return with exit 0; 1 if a hook refused the commit
   * @throws Refusal if it is not in review; nothing was changed then
   */
  public BuildReport run(Id id, String why) {
    if (why.isBlank()) {
      throw new Refusal("say why: tenon reject " + id + " \"why\"");
    }
    try (WorkSession session = WorkSession.begin(project, "reject", runner, environment)) {
      Repository repository = session.repository();
      PersonTree.requireCommitted(project, repository, session.head());
      Design design = project.design();
      StepView step = ReviewSteps.named(design, List.of(id), Status.REVIEW).getFirst();
      ReviewFolder folder = new ReviewFolder(project, repository);
      Optional<ReviewFolder.Kept> kept = folder.find(id);
      boolean persons = kept.isPresent() && kept.get().record().writer().equals("person");
      Set<String> writes = Bench.writes(step, project);
      if (persons) {
        folder.takeOut(kept.get().record(), session.head());
        new PersonTree(project, repository, session.head()).requireClean(step.name(), writes);
      }
      kept.ifPresent(k -> log(repository, k, why));
      try {
        commit(repository, session, step, kept, why);
      } catch (Landing.HookFailed e) {
        String message = String.valueOf(e.getMessage());
        progress.event(new Event.StepSkipped(step.name(), message));
        return report(step, 1, Status.REVIEW, message);
      }
      if (persons) {
        new GivingBack(project, repository).run(kept.get(), step);
      }
      folder.remove(id);
      Status now = persons ? Status.BUILDING : Status.TODO;
      return report(step, 0, now, next(step));
    }
  }

  private static BuildReport report(StepView step, int exit, Status status, String message) {
    return new BuildReport(
        exit, List.of(new StepReport(step.name(), step.title(), status, List.of(), message)), null);
  }

  private static String next(StepView step) {
    return step.design()
        .tongue()
        .pick(
            "goes back to its writer: tenon build " + step.name(),
            "退回编写者：tenon build " + step.name());
  }

  private void log(Repository repository, ReviewFolder.Kept kept, String why) {
    String patch =
        new String(
            repository.diff(kept.record().base(), kept.record().tree()), StandardCharsets.UTF_8);
    progress.event(
        new Event.ReviewDropped(kept.record().step(), why, patch, kept.correctionsPatch()));
  }

  private void commit(
      Repository repository,
      WorkSession session,
      StepView step,
      Optional<ReviewFolder.Kept> kept,
      String why) {
    String line = why.strip().replaceAll("\\s*\\R\\s*", " ");
    String trailer =
        kept.map(k -> "\n\n" + Rejections.trailer(step, k.record().attempt())).orElse("");
    new StatusCommit(project, repository)
        .commit(
            step.design(),
            session.head(),
            new StatusCommit.Change(
                step.id(),
                Status.TODO,
                step.design().tongue().pick("review: ", "评审：") + line,
                "rejected",
                line + trailer));
  }
}
