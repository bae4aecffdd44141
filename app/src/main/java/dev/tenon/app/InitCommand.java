package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.Beginning;
import dev.tenon.works.Refusal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon init}. */
final class InitCommand implements Command {
  @Override
  public CommandSpec spec() {
    return AgentOption.addTo(
            Options.plain("init", "Writes a new project, or a design into an existing one."))
        .addOption(Options.value("--prose", "en|zh", "the language of the documents; default en"))
        .addOption(Options.value("--project", "DIR", "the same as DIR"))
        .addPositional(Options.arguments("DIR", "0..1", "the folder; else this one"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    String prose = arguments.matchedOptionValue("--prose", "en");
    Tongue tongue =
        switch (prose) {
          case "en" -> Tongue.EN;
          case "zh" -> Tongue.ZH;
          default -> throw new Refusal("--prose " + prose + " is not known; it is en or zh");
        };
    List<String> named = Usage.arguments(arguments);
    String folder =
        named.isEmpty() ? arguments.matchedOptionValue("--project", ".") : named.getFirst();
    Path root = context.folder().resolve(folder).normalize();
    if (AgentOption.isAll(arguments, root)) {
      AgentOption.carryOut(arguments, root, terminal);
      return 0;
    }
    Beginning.Begun begun = Beginning.in(root, tongue, context.environment());
    begun.written().forEach(f -> terminal.out().println(terminal.green("+ ") + f));
    AgentOption.carryOut(arguments, root, terminal);
    terminal.out().println();
    terminal.out().println(tongue.pick("next:", "下一步："));
    if (!named.isEmpty()) {
      terminal.out().println("  cd " + named.getFirst());
    }
    begun.next().forEach(c -> terminal.out().println("  " + c));
    return 0;
  }
}
