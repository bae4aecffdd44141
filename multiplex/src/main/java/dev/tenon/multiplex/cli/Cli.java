package dev.tenon.multiplex.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command, runs it, turns what went wrong into one sentence. */
final class Cli {
  static final String VERSION = "0.1.0";
  static final int WRONG = 2;
  static final int STOPPED = 3;

  private final Terminal terminal;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final CommandLine line;

  Cli(Terminal terminal) {
    this.terminal = terminal;
    CommandSpec root =
        Options.command(
            "multiplex", "One pool of GPUs, shared in time between rollout and training.");
    root.addOption(Options.flag("--version", "prints the version"));
    for (Command command :
        List.of(
            new SimulateCommand(),
            new SweepCommand(),
            new AdviseCommand(),
            new CheckCommand(),
            new PresetsCommand())) {
      CommandSpec spec = command.spec();
      commands.put(spec.name(), command);
      root.addSubcommand(spec.name(), spec);
    }
    root.addSubcommand(
        "help",
        Options.command("help", "Shows the help of a command.")
            .addPositional(Options.arguments("COMMAND", "0..1", "the command")));
    root.addSubcommand(
        "completion",
        Options.command(
                "completion", "Prints a completion script: source <(multiplex completion bash).")
            .addPositional(Options.arguments("SHELL", "0..1", "bash or zsh")));
    root.usageMessage()
        .footer(
            "",
            "Exit: 0 well, 1 a check failed, 2 wrong use or unreadable file, 3 stopped by Ctrl-C.");
    this.line = new CommandLine(root);
    this.line.setPosixClusteredShortOptionsAllowed(false);
  }

  /** Runs a command; never throws. */
  int run(String... args) {
    try {
      return dispatch(line.parseArgs(args));
    } catch (CommandLine.ParameterException e) {
      return wrong(sentence(e) + "; see: multiplex help");
    } catch (InterruptedException e) {
      return stopped();
    } catch (Refusal | IllegalArgumentException | UncheckedIOException e) {
      return Thread.interrupted() ? stopped() : wrong(firstLine(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Thread.interrupted() ? stopped() : wrong(crash(e));
    }
  }

  private int wrong(String sentence) {
    terminal.out().flush();
    terminal.err().println("multiplex: " + sentence);
    return WRONG;
  }

  private int stopped() {
    terminal.out().flush();
    terminal.err().println("multiplex: stopped; nothing was written");
    return STOPPED;
  }

  private static String firstLine(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  /** In place of "unmatched argument": what it may have been meant to be. */
  private static String sentence(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      CommandSpec spec = e.getCommandLine().getCommandSpec();
      if (word.startsWith("-")) {
        return Nearest.sentence("option", word, new TreeSet<>(spec.optionsMap().keySet()));
      }
      if (!spec.subcommands().isEmpty()) {
        return Nearest.sentence("command", word, spec.subcommands().keySet());
      }
    }
    return firstLine(e);
  }

  private static String crash(Throwable problem) {
    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace));
    return "an error of its own; please report it with the command and this trace:\n" + trace;
  }

  private int dispatch(ParseResult arguments) throws InterruptedException {
    if (arguments.matchedOptionValue("--version", false)) {
      terminal.out().println("multiplex " + VERSION);
      return 0;
    }
    if (!arguments.hasSubcommand()) {
      boolean asked = arguments.isUsageHelpRequested();
      line.usage(asked ? terminal.out() : terminal.err());
      return asked ? 0 : WRONG;
    }
    ParseResult sub = arguments.subcommand();
    String name = sub.commandSpec().name();
    if (sub.isUsageHelpRequested()) {
      return help(List.of(name));
    }
    Given given = new Given(sub);
    Command command = commands.get(name);
    if (command != null) {
      return command.run(given, terminal);
    }
    return name.equals("help") ? help(given.words()) : completion(given.words());
  }

  private int help(List<String> names) {
    if (names.isEmpty()) {
      line.usage(terminal.out());
      return 0;
    }
    CommandLine found = line.getSubcommands().get(names.getFirst());
    if (found == null) {
      throw new Refusal(
          Nearest.sentence("command", names.getFirst(), line.getSubcommands().keySet()));
    }
    found.usage(terminal.out());
    return 0;
  }

  private int completion(List<String> shells) {
    String shell = shells.isEmpty() ? "bash" : shells.getFirst();
    if (!List.of("bash", "zsh").contains(shell)) {
      throw new Refusal("completion is there for bash and zsh, not for " + shell);
    }
    terminal.out().print(AutoComplete.bash("multiplex", line));
    return 0;
  }
}
