package dev.tenon.works;

import dev.tenon.run.Runner;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.git.Act;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import java.io.IOException;
import java.util.Map;

/**
 * A command at work on a project: it holds the lock, what others left half done is finished or
 * taken away, and the person's branch can be committed on.
 *
 * @param head where the person stood when it began
 */
record WorkSession(ProjectLock lock, Repository repository, Head head) implements AutoCloseable {

  /**
   * @param command its name, for others that are turned away
   * @throws LockedException if another command is at work
   * @throws dev.tenon.works.git.GitProblem if nothing can be committed here
   */
  static WorkSession begin(
      Project project, String command, Runner runner, Map<String, String> environment) {
    ProjectLock lock = ProjectLock.take(project.root(), command);
    try {
      endStrays();
      Repository repository = Repository.open(project.root(), runner, environment);
      new Act(repository).finishInterrupted();
      // what a killed build left; a proof that runs beside this command keeps its own
      for (String name : repository.worktrees().names("work")) {
        if (!name.startsWith("work/verify")) {
          repository.worktrees().remove(name);
        }
      }
      return new WorkSession(lock, repository, repository.ready());
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What a killed build left running would go on writing into the folders of this one. */
  private static void endStrays() {
    try {
      SystemRunner.endStrays();
    } catch (IOException e) {
      throw new Refusal(e.getMessage() + "; end it, then build again", e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
