package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.design.Status;
import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Approval;
import dev.tenon.works.Build;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Project;
import dev.tenon.works.StepReport;
import dev.tenon.works.StepReview;
import java.io.Console;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds, and puts what is to be reviewed before the person at the terminal, if there is one. */
final class Reviewer {
  private static final int ROUNDS_MAX = 1000;

  private final Project project;
  private final Context context;
  private final Build.Choices choices;
  private final boolean asks;
  private final boolean json;
  private final Tongue tongue;
  private final Set<String> left = new LinkedHashSet<>();

  /**
   * @param asks whether a person can be asked, and wants to be
   */
  Reviewer(Project project, Context context, Build.Choices choices, boolean asks, boolean json) {
    this.project = project;
    this.context = context;
    this.choices = choices;
    this.asks = asks;
    this.json = json;
    this.tongue = project.config().project().prose();
  }

  /** Builds until nothing is left to do, or what is left waits. */
  BuildReport build(String arguments) throws InterruptedException {
    BuildReport report = once(arguments);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      boolean decided = false;
      for (StepReport step : report.steps()) {
        if (step.status() == Status.REVIEW && !left.contains(step.step())) {
          decided |= decided(step.step());
        }
      }
      if (!decided) {
        return report;
      }
      report = once(arguments);
    }
    return report;
  }

  private BuildReport once(String arguments) throws InterruptedException {
    return ReviewRuns.logged(
        project,
        context,
        json,
        "build",
        arguments,
        BuildReport::exit,
        progress ->
            new Build(project, new SystemRunner(), context.environment(), choices, progress).run());
  }

  /** Shows a step, and asks; whether something was decided. */
  private boolean decided(String step) throws InterruptedException {
    left.add(step);
    Id id = Id.read(step).orElseThrow();
    List<StepReview> reviews =
        StepReview.of(project, new SystemRunner(), context.environment(), Set.of(id));
    Path page = project.root().resolve(".tenon/review").resolve(step + ".html");
    ReviewPage.write(page, reviews, tongue);
    if (json) {
      return false;
    }
    Terminal terminal = context.terminal();
    reviews.forEach(r -> terminal.out().print(ReviewText.of(r, terminal, tongue)));
    terminal.out().println();
    terminal.out().println(tongue.pick("the same as a page: ", "网页版：") + page);
    terminal.flush();
    return asks && asked(id);
  }

  private boolean asked(Id step) throws InterruptedException {
    String answer =
        ask(tongue.pick(
                "Approve " + step + "? [a]pprove, [r]eject, [l]eave it waiting: ",
                "批准 " + step + "？[a] 批准，[r] 驳回，[l] 保持待审："))
            .toLowerCase(Locale.ROOT);
    if (answer.startsWith("a")) {
      BuildReport report =
          ReviewRuns.logged(
              project,
              context,
              false,
              "approve",
              step.toString(),
              BuildReport::exit,
              progress ->
                  new Approval(
                          project,
                          new SystemRunner(),
                          context.environment(),
                          choices.sandbox(),
                          progress)
                      .run(Set.of(step)));
      return report.exit() == 0;
    }
    if (answer.startsWith("r")) {
      String why = ask(tongue.pick("Why? ", "原因？"));
      if (!why.isBlank()) {
        BuildReport report = RejectCommand.rejected(project, context, false, step, why);
        boolean written = report.steps().getFirst().status() == Status.TODO;
        if (report.exit() == 0 && written) {
          left.remove(step.toString()); // it comes back, written anew
        }
        return report.exit() == 0 && written;
      }
    }
    return false;
  }

  private String ask(String question) {
    Terminal terminal = context.terminal();
    terminal.out().print(question);
    terminal.flush();
    Console console = System.console();
    String answer = console == null ? null : console.readLine();
    return answer == null ? "" : answer.strip();
  }
}
