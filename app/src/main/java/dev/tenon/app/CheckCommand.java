package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.report.Baseline;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Checking;
import dev.tenon.works.Fixing;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Since;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon check}. */
final class CheckCommand implements Command {
  private static final String[] FORMATS = {"text", "json", "sarif", "junit"};

  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "check", "Holds the design, and the code of what is done, against the rules.")
        .addOption(Options.flag("--strict", "warnings fail too"))
        .addOption(Options.flag("--fix", "gives headings like D-? the next free number first"))
        .addOption(Options.flag("--ready", "whether the design can be built, else what is missing"))
        .addOption(Options.value("--since", "REV", "only what the change since a revision touches"))
        .addOption(
            Options.value("--baseline", "FILE", "what this JSON of a check holds counts not"))
        .addOption(Options.flag("--watch", "checks again after each edit, until Ctrl-C"))
        .addOption(
            Options.value(
                "--explain", "NAME", "says what is known about a parameter; checks nothing else"))
        .addOption(Options.format(FORMATS));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    String format = Usage.format(arguments, FORMATS);
    boolean watch = Usage.flag(arguments, "--watch");
    refuseMixtures(arguments, format);
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
    String explained = arguments.matchedOptionValue("--explain", "");
    if (!explained.isEmpty()) {
      return Explanation.print(project.design(), explained, format, terminal);
    }
    CheckView view = new CheckView(arguments, context, format, since(arguments, context, project));
    if (watch) {
      return new CheckWatch(project.root(), view, format.equals("json"), terminal).run();
    }
    Design design = project.design();
    Baseline.Applied shown = view.of(project, design, Checking.all(project, design));
    view.print(project, design, shown, terminal);
    return view.exitCode(shown);
  }

  /**
   * What doesn't go together is refused before anything is read or written.
   *
   * @throws Refusal naming both
   */
  private static void refuseMixtures(ParseResult arguments, String format) {
    boolean report = format.equals("sarif") || format.equals("junit");
    for (String option : List.of("--watch", "--explain", "--ready")) {
      if (report && arguments.hasMatchedOption(option)) {
        throw new Refusal(option + " prints text or json; " + format + " is for one check");
      }
    }
    for (String option : List.of("--since", "--baseline", "--watch", "--explain")) {
      if (Usage.flag(arguments, "--ready") && arguments.hasMatchedOption(option)) {
        throw new Refusal("--ready asks about the whole design, once; leave out " + option);
      }
    }
  }

  private static @Nullable Since since(ParseResult arguments, Context context, Project project) {
    return arguments.hasMatchedOption("--since")
        ? Since.of(
            project,
            arguments.matchedOptionValue("--since", ""),
            new SystemRunner(),
            context.environment())
        : null;
  }
}
