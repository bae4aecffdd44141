package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.Build;
import dev.tenon.works.BuildReport;
import dev.tenon.works.Project;
import dev.tenon.works.Trusting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon build}. */
final class BuildCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "build", "Builds what is not done, step by step, each verified and committed.")
        .addOption(Options.flag("--dry-run", "shows what would be built and each writer's task"))
        .addOption(Options.flag("--yes", "asks nothing; what is to be reviewed waits"))
        .addOption(Options.flag("--record", "keeps the writer's attempts for the writer replay"))
        .addOption(Options.flag("--no-sandbox", "runs commands unconfined"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("S-n", "0..*", "only these steps"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    Build.Choices choices =
        new Build.Choices(
            StepNames.all(Usage.arguments(arguments)),
            Usage.flag(arguments, "--record"),
            !Usage.flag(arguments, "--no-sandbox"));
    if (Usage.flag(arguments, "--dry-run")) {
      return DryRuns.show(project, context, choices, json);
    }
    askForTrust(project, context);
    boolean asks = terminal.interactive() && !json && !Usage.flag(arguments, "--yes");
    BuildReport report =
        new Reviewer(project, context, choices, asks, json)
            .build(String.join(" ", Usage.arguments(arguments)));
    if (json) {
      terminal.out().println(BuildJson.of(report, project.design().plan()));
    } else {
      summary(project, context, report);
    }
    return report.exit();
  }

  /** On a terminal, a person is asked; elsewhere the build refuses. */
  static void askForTrust(Project project, Context context) {
    Trusting trusting = new Trusting(project, context.environment());
    Terminal terminal = context.terminal();
    if (trusting.isTrusted() || !terminal.interactive()) {
      return;
    }
    Tongue tongue = project.config().project().prose();
    terminal
        .out()
        .println(
            tongue.pick("This project is not trusted yet; building it runs:", "本项目尚未信任；构建时会运行："));
    trusting.shown().forEach(c -> terminal.out().println("  " + c));
    terminal.out().print(tongue.pick("Trust it? [y/N] ", "是否信任？[y/N] "));
    terminal.flush();
    java.io.Console console = System.console();
    String answer = console == null ? null : console.readLine();
    if (answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
      trusting.trust();
    }
  }

  private static void summary(Project project, Context context, BuildReport report) {
    Terminal terminal = context.terminal();
    if (report.findings() != null) {
      terminal
          .out()
          .print(Findings.text(project, project.design(), report.findings(), terminal.colour()));
      terminal.out().println(project.config().project().prose().pick("nothing was built", "没有构建"));
      return;
    }
    if (report.steps().isEmpty()) {
      terminal
          .out()
          .println(project.config().project().prose().pick("nothing to build", "没有需要构建的步骤"));
    }
  }
}
