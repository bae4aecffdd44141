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
    if (trusting.commands().isEmpty()) {
      terminal
          .out()
          .println("This project has no commands of its own; its tests and build are trusted.");
    }
    trusting.commands().forEach(c -> terminal.out().println("  " + c));
    trusting.trust();
    terminal.out().println("trusted: " + project.root());
    return 0;
  }
}
