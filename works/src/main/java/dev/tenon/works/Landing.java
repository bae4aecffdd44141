package dev.tenon.works;

import dev.tenon.works.git.Act;
import dev.tenon.works.git.Commit;
import dev.tenon.works.git.Head;
import dev.tenon.works.git.Repository;
import dev.tenon.works.git.Worktree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Commits in a worktree, then moves the person's branch there. */
final class Landing {
  private final Repository repository;

  Landing(Repository repository) {
    this.repository = repository;
  }

  /** A hook of the person's refused a commit. */
  static final class HookFailed extends Refusal {
    private static final long serialVersionUID = 1L;

    HookFailed(String output) {
      super(output);
    }
  }

  /**
   * Commits files with new texts, in a worktree of its own.
   *
   * @param taken project paths whose uncommitted state the commit takes in
   * @return the commit, or the head's where nothing changed
   * @throws HookFailed with the hook's output
   */
  String commit(Head head, Map<String, String> texts, Set<String> taken, String message) {
    Worktree tree = repository.worktrees().add("work/plan", head.commit());
    try {
      texts.forEach((path, text) -> Texts.write(tree.project().resolve(path), text));
      return commit(head, tree, texts.keySet(), taken, message);
    } finally {
      repository.worktrees().remove("work/plan");
    }
  }

  /** Commits files as they are in a worktree. */
  String commit(
      Head head, Worktree tree, Collection<String> paths, Set<String> taken, String message) {
    return switch (tree.commit(head.commit(), paths, message)) {
      case Commit.Made(String id) -> {
        String subject = message.lines().findFirst().orElse(message);
        undisturbed(() -> new Act(repository).run(head, id, taken, "tenon: " + subject));
        yield id;
      }
      case Commit.Unchanged _ -> head.commit();
      case Commit.Refused(int exit, String output) ->
          throw new HookFailed(
              "git refused the commit, most likely by a hook of yours (exit "
                  + exit
                  + "): "
                  + output.strip().replaceAll("\\s*\\R\\s*", "; "));
    };
  }

  /**
   * Does it on a thread that nobody interrupts: a person who presses Ctrl-C meanwhile stops the
   * build behind it, and finds branch, files and index together.
   */
  static void undisturbed(Runnable act) {
    List<RuntimeException> failed = new CopyOnWriteArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                act.run();
              } catch (RuntimeException e) {
                failed.add(e);
              }
            },
            "act");
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }
}
