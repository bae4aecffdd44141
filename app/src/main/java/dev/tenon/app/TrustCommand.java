package dev.tenon.app;

import dev.tenon.works.Project;
import dev.tenon.works.Trusting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon trust}. */
final class TrustCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
        "trust",
        "Shows the commands that this project runs, and trusts them.",
        "Trust holds for exactly these commands; a changed one is asked for again.");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Project project = context.project(arguments);
    Terminal terminal = context.terminal();
    Trusting trusting = new Trusting(project, context.environment());
    trusting.shown().forEach(c -> terminal.out().println("  " + c));
    trusting.trust();
    terminal
        .out()
        .println(project.config().project().prose().pick("trusted: ", "已信任：") + project.root());
    return 0;
  }
}
