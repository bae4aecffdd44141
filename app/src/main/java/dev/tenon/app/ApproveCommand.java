package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Approval;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.StepReview;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon approve}. */
final class ApproveCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "approve",
            "Commits steps that wait for review, in your name.",
            "What you corrected in their worktree goes through the gates again.")
        .addOption(Options.flag("--show", "shows what waits, and approves nothing"))
        .addOption(Options.value("--html", "FILE", "writes what waits as one page, with --show"))
        .addOption(Options.flag("--no-sandbox", "runs commands unconfined"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("S-n", "0..*", "the steps; with --show none: all"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    Set<Id> steps = StepNames.all(Usage.arguments(arguments));
    String html = arguments.matchedOptionValue("--html", "");
    if (Usage.flag(arguments, "--show")) {
      return show(project, context, steps, html, json);
    }
    if (!html.isEmpty()) {
      throw new Refusal("--html belongs to --show: tenon approve --show --html " + html);
    }
    BuildCommand.askForTrust(project, context);
    BuildReport report =
        ReviewRuns.logged(
            project,
            context,
            json,
            "approve",
            String.join(" ", Usage.arguments(arguments)),
            BuildReport::exit,
            progress ->
                new Approval(
                        project,
                        new SystemRunner(),
                        context.environment(),
                        !Usage.flag(arguments, "--no-sandbox"),
                        progress)
                    .run(steps));
    return ReviewRuns.ended(project, context, json, report);
  }

  private static int show(
      Project project, Context context, Set<Id> steps, String html, boolean json) {
    Terminal terminal = context.terminal();
    List<StepReview> reviews =
        StepReview.of(project, new SystemRunner(), context.environment(), steps);
    if (!html.isEmpty()) {
      Path file = context.folder().resolve(html).normalize();
      ReviewPage.write(file, reviews, project.config().project().prose());
      if (!json) {
        terminal.out().println(file);
      }
    }
    if (json) {
      terminal.out().println(ReviewJson.of(reviews));
    } else if (html.isEmpty()) {
      reviews.forEach(
          r ->
              terminal.out().print(ReviewText.of(r, terminal, project.config().project().prose())));
      if (reviews.isEmpty()) {
        terminal
            .out()
            .println(
                project.config().project().prose().pick("nothing waits for review", "没有待审的步骤"));
      }
    }
    return 0;
  }
}
