package dev.tenon.app;

import dev.tenon.works.BuildReport;
import dev.tenon.works.Event;
import dev.tenon.works.Logged;
import dev.tenon.works.Progress;
import dev.tenon.works.Project;
import dev.tenon.works.RunLog;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** Runs a command with a log of its own, and shows it while it happens. */
final class ReviewRuns {
  private ReviewRuns() {}

  /** What is to be done, told to whom it is to be told. */
  interface Work<T> {
    T run(Progress progress) throws InterruptedException;
  }

  /**
   * Runs it.
   *
   * @param exit how the command ends, by what came of it
   */
  static <T> T logged(
      Project project,
      Context context,
      boolean json,
      String command,
      String detail,
      ToIntFunction<T> exit,
      Work<T> work)
      throws InterruptedException {
    Terminal terminal = context.terminal();
    try (RunLog log = RunLog.start(project.root(), Instant.now())) {
      Live live =
          new Live(
              terminal, json ? terminal.err() : terminal.out(), project.config().project().prose());
      Logged logged = new Logged(log);
      logged.event(new Event.Started(command, detail));
      T result = work.run(live.and(logged));
      logged.event(new Event.Ended(exit.applyAsInt(result), ""));
      return result;
    }
  }

  /** Prints how steps ended, as {@code build} does. */
  static int ended(Project project, Context context, boolean json, BuildReport report) {
    if (json) {
      context.terminal().out().println(BuildJson.of(report, project.design().plan()));
    }
    return report.exit();
  }
}
