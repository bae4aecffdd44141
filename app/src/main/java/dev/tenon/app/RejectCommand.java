package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Project;
import dev.tenon.works.Rejection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon reject}. */
final class RejectCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "reject",
            "Gives a step that waits for review back to its writer.",
            "The reason stands in its next task and in Problems; the work that was rejected is",
            "kept in the run's log.")
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("S-n \"why\"", "0..*", "the step, and the reason"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    List<String> given = Usage.arguments(arguments);
    Id step = StepNames.with(given, "tenon reject S-3 \"why\"");
    Project project = context.project(arguments);
    BuildReport report = rejected(project, context, json, step, given.get(1));
    if (!json && report.exit() == 0) {
      context.terminal().out().println(step + "  " + report.steps().getFirst().message());
    }
    return ReviewRuns.ended(project, context, json, report);
  }

  static BuildReport rejected(Project project, Context context, boolean json, Id step, String why)
      throws InterruptedException {
    return ReviewRuns.logged(
        project,
        context,
        json,
        "reject",
        step + " " + why,
        BuildReport::exit,
        progress ->
            new Rejection(project, new SystemRunner(), context.environment(), progress)
                .run(step, why));
  }
}
