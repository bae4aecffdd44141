package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.AgentFiles;
import dev.tenon.works.CodingAgent;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon init --agent}. */
final class AgentOption {
  private static final String NAME = "--agent";

  private AgentOption() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                NAME,
                "NAME,…",
                "commands and rules for claude, codex, gemini, qwen, opencode; "
                    + "an existing design stays as it is"))
        .addOption(Options.flag("--remove", "takes what --agent wrote away again"));
  }

  /** Whether a folder has a project already, so that the agents' files are all there is to do. */
  static boolean isAll(ParseResult arguments, Path root) {
    boolean remove = Usage.flag(arguments, "--remove");
    boolean project = Files.exists(root.resolve(Project.SETTINGS));
    if (remove && !arguments.hasMatchedOption(NAME)) {
      throw new Refusal("--remove needs --agent; for example: tenon init --agent claude --remove");
    }
    if (remove && Usage.flag(arguments, "--git")) {
      throw new Refusal("--remove takes away what --agent wrote; leave out --git, which stays");
    }
    if (remove && !project) {
      throw new Refusal("no tenon.toml in " + root + "; name the project's folder");
    }
    agents(arguments); // a name that is not known is refused before anything is written
    return project && arguments.hasMatchedOption(NAME);
  }

  /**
   * Writes what was asked for, if anything.
   *
   * @return shows what was done
   */
  static Runnable carryOut(ParseResult arguments, Path root, Terminal terminal) {
    List<CodingAgent> agents = agents(arguments);
    if (agents.isEmpty()) {
      return () -> {};
    }
    Project project = Project.open(root);
    boolean remove = Usage.flag(arguments, "--remove");
    AgentFiles.Done done =
        remove ? AgentFiles.remove(project, agents) : AgentFiles.write(project, agents);
    Tongue tongue = project.config().project().prose();
    return () -> show(done, remove ? List.of() : agents, tongue, terminal);
  }

  private static void show(
      AgentFiles.Done done, List<CodingAgent> calling, Tongue tongue, Terminal terminal) {
    done.written().forEach(f -> terminal.out().println(terminal.green("+ ") + f));
    done.removed().forEach(f -> terminal.out().println(terminal.red("- ") + f));
    if (done.written().isEmpty() && done.removed().isEmpty()) {
      terminal.out().println(tongue.pick("nothing to change", "无需改动"));
      return;
    }
    for (CodingAgent agent : calling) {
      String where = tongue.pick("in " + agent.word() + " type: ", "在 " + agent.word() + " 中输入：");
      terminal.out().println(where + agent.call("tenon-review 2"));
    }
  }

  private static List<CodingAgent> agents(ParseResult arguments) {
    return arguments.hasMatchedOption(NAME)
        ? CodingAgent.list(arguments.matchedOptionValue(NAME, ""))
        : List.of();
  }
}
