package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Beginning;
import dev.tenon.works.GitSetup;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import java.nio.file.Files;
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
        .addOption(
            Options.flag(
                "--git",
                "lets git merge the design by item; in a project that is there, that alone"))
        .addOption(Options.value("--project", "DIR", "the same as DIR"))
        .addPositional(Options.arguments("DIR", "0..1", "the folder; else this one"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
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
    boolean agentsAlone = AgentOption.isAll(arguments, root);
    boolean git = Usage.flag(arguments, "--git");
    if (git && isProject(root, named.isEmpty())) {
      Project project = Project.find(root);
      List<String> written = setUp(project, context);
      written.forEach(w -> terminal.out().println(terminal.green("+ ") + w));
      if (written.isEmpty()) {
        terminal.out().println(tongue.pick("all of it is there already", "已经全部就绪"));
      }
      AgentOption.carryOut(arguments, project.root(), terminal).run();
      return 0;
    }
    if (agentsAlone) {
      AgentOption.carryOut(arguments, root, terminal).run();
      return 0;
    }
    Beginning.Begun begun = Beginning.in(root, tongue, context.environment());
    Runnable agents = agents(arguments, root, terminal, begun);
    begun.written().forEach(f -> terminal.out().println(terminal.green("+ ") + f));
    if (git) {
      setUp(Project.open(root), context)
          .forEach(w -> terminal.out().println(terminal.green("+ ") + w));
    }
    agents.run();
    terminal.out().println();
    terminal.out().println(tongue.pick("next:", "下一步："));
    if (!named.isEmpty()) {
      terminal.out().println("  cd " + named.getFirst());
    }
    begun
        .next()
        .forEach(c -> terminal.out().println("  " + (git ? c.replace("git init && ", "") : c)));
    return 0;
  }

  /** The agents' files of a project that was just begun; without them it was not begun either. */
  private static Runnable agents(
      ParseResult arguments, Path root, Terminal terminal, Beginning.Begun begun) {
    try {
      return AgentOption.carryOut(arguments, root, terminal);
    } catch (Refusal e) {
      begun.takeBack().run();
      throw e;
    }
  }

  /** Whether there is a project already: in the folder, or, where none was named, above it. */
  private static boolean isProject(Path root, boolean above) {
    for (Path at = root.toAbsolutePath(); at != null; at = above ? at.getParent() : null) {
      if (Files.exists(at.resolve(Project.SETTINGS))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> setUp(Project project, Context context) throws InterruptedException {
    return new GitSetup(project, new SystemRunner(), context.environment()).install();
  }
}
