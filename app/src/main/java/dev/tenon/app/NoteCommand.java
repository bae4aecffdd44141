package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.works.Noting;
import dev.tenon.works.Project;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon note}. */
final class NoteCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "note",
            "Writes a problem that was met into the table Problems.",
            "The step's next writer is given it. Nothing is committed.")
        .addPositional(Options.arguments("S-n \"problem\"", "0..*", "the step, and the problem"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    List<String> given = Usage.arguments(arguments);
    Id step = StepNames.with(given, "tenon note S-3 \"what was met\"");
    Project project = context.project(arguments);
    Noting.Noted noted = Noting.write(project, step, given.get(1));
    context.terminal().out().println(noted.path() + ":" + noted.line());
    return 0;
  }
}
