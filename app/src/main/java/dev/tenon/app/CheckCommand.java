package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsJson;
import dev.tenon.works.Checking;
import dev.tenon.works.Fixing;
import dev.tenon.works.Project;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon check}. */
final class CheckCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "check", "Holds the design, and the code of what is done, against the rules.")
        .addOption(Options.flag("--strict", "warnings fail too"))
        .addOption(Options.flag("--fix", "gives headings like D-? the next free number first"))
        .addOption(Options.flag("--ready", "whether the design can be built, else what is missing"))
        .addOption(Options.format("text", "json"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    String format = Usage.format(arguments, "text", "json");
    Project project = context.project(arguments);
    for (String glob : project.emptyGlobs()) {
      terminal.err().println("tenon: " + Project.SETTINGS + ": \"" + glob + "\" matches no file");
    }
    if (Usage.flag(arguments, "--fix")) {
      Fixing.numbers(project).forEach(line -> terminal.err().println("tenon: " + line));
    }
    if (Usage.flag(arguments, "--ready")) {
      return ReadyView.show(project, arguments, terminal);
    }
    Design design = project.design();
    CheckResult result = Checking.all(project, design);
    if (format.equals("json")) {
      terminal.out().println(FindingsJson.render(result));
    } else {
      terminal.out().print(Findings.text(project, design, result, terminal.colour()));
    }
    return result.exitCode(Usage.flag(arguments, "--strict"));
  }
}
