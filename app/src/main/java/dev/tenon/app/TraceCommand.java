package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.trace.Node;
import dev.tenon.design.trace.Trace;
import dev.tenon.design.trace.TraceCsv;
import dev.tenon.design.trace.TraceJson;
import dev.tenon.design.trace.TraceText;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Tracing;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon trace}. */
final class TraceCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "trace",
            "Shows the way from each requirement to the commit that fulfils it, holes first.")
        .addOption(Options.format("text", "json", "csv"))
        .addOption(Options.value("--html", "FILE", "writes one page for a browser instead"))
        .addPositional(
            Options.arguments("ID", "0..*", "only what hangs together with these: R-3, Pool.put"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    String format = Usage.format(arguments, "text", "json", "csv");
    String html = arguments.matchedOptionValue("--html", "");
    if (!html.isEmpty() && arguments.hasMatchedOption("--format")) {
      throw new Refusal("--html writes a page and --format prints; give one of them");
    }
    Project project = context.project(arguments);
    Tongue tongue = project.config().project().prose();
    Tracing tracing = new Tracing(project, new SystemRunner(), context.environment());
    Trace whole = tracing.trace(!html.isEmpty() || format.equals("csv"));
    Trace trace = restricted(whole, Usage.arguments(arguments));
    if (!html.isEmpty()) {
      Path page = context.folder().resolve(html).toAbsolutePath().normalize();
      Tracing.save(
          page,
          TracePage.of(
              trace,
              project.config().project().name(),
              tongue,
              TracePage.base(page, project.root())));
      terminal.err().println(tongue.pick("written to ", "已写入 ") + page);
      return 0;
    }
    switch (format) {
      case "json" -> terminal.out().println(TraceJson.of(trace));
      case "csv" -> terminal.out().print(TraceCsv.of(trace, tongue));
      default -> terminal.out().print(TraceText.render(trace, tongue, terminal.colour()));
    }
    return 0;
  }

  private static Trace restricted(Trace whole, List<String> names) {
    if (names.isEmpty()) {
      return whole;
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String name : names) {
      ids.add(
          whole
              .named(name)
              .map(Node::id)
              .orElseThrow(
                  () ->
                      new Refusal(
                          name
                              + " is nothing that this design names; see all of it with: tenon"
                              + " trace")));
    }
    return whole.around(ids);
  }
}
