package dev.tenon.works;

import dev.tenon.design.Design;
import dev.tenon.design.Status;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step that passed its gates stops here, where a person is to look at it first. */
final class Reviewing {
  private final Project project;
  private final Repository repository;
  private final Progress progress;

  Reviewing(Project project, Repository repository, Progress progress) {
    this.project = project;
    this.repository = repository;
    this.progress = progress;
  }

  /** Whether {@code [build] review} asks for it. */
  static boolean isAsked(Project project, Writer writer) {
    return switch (project.config().build().review()) {
      case "all" -> true;
      case "writers" -> !writer.name().equals("document");
      default -> false;
    };
  }

  /** What is said of a step that waits. */
  static String message(StepView step) {
    return step.design()
        .tongue()
        .pick(
            "waits for your review in "
                + ReviewFolder.shown(step.id())
                + "; then: tenon approve "
                + step.name()
                + ", or: tenon reject "
                + step.name()
                + " \"why\"",
            "等待评审，位于 "
                + ReviewFolder.shown(step.id())
                + "；然后：tenon approve "
                + step.name()
                + "，或：tenon reject "
                + step.name()
                + " \"原因\"");
  }

  /**
   * Lays it into a worktree of its own; the person's tree holds only its status then.
   *
   * @param before what failed in earlier attempts
   * @param taken files that a person wrote in their own tree, which go there too
   * @throws Landing.HookFailed if a hook of the person's refused the commit of the status
   */
  void stop(
      StepLanding.Passed passed, List<String> before, Design design, Head head, Set<String> taken) {
    StepView step = passed.step();
    Workshop workshop = passed.workshop();
    ReviewFolder folder = new ReviewFolder(project, repository);
    Map<String, String> prints = folder.prints(taken);
    ReviewRecord record =
        new ReviewRecord(
            step.name(),
            passed.attempt(),
            passed.writer(),
            step.inputs(),
            head.commit(),
            workshop.tree().snapshot(head.commit(), workshop.ownFiles()),
            prints,
            passed.gates(),
            before);
    folder.keep(step, workshop, head, record);
    try {
      new StatusCommit(project, repository)
          .commit(
              design, head, new StatusCommit.Change(step.id(), Status.REVIEW, "", "review", ""));
    } catch (Landing.HookFailed e) {
      folder.remove(step.id());
      throw e;
    }
    folder.takeOut(record, repository.head());
    progress.event(
        new Event.StepInReview(step.name(), step.title(), ReviewFolder.shown(step.id())));
  }
}
