package dev.tenon.app;

import dev.tenon.works.LockedException;
import dev.tenon.works.Refusal;
import dev.tenon.works.git.GitProblem;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command, runs it, turns what went wrong into one sentence. */
final class Cli {
  static final String VERSION = "0.1.0";
  private static final int WRONG = 2;
  private static final int STOPPED = 3;
  private static final int CAUSES_MAX = 20;

  private final Context context;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final CommandLine line;

  Cli(Terminal terminal, Map<String, String> environment, Path folder) {
    this.context = new Context(terminal, environment, folder);
    CommandSpec root = Options.plain("tenon", "Design documents in, verified commits out.");
    root.addOption(Options.flag("--version", "prints the version"));
    for (Command command :
        List.of(
            new InitCommand(),
            new CheckCommand(),
            new DraftCommand(),
            new ReviewCommand(),
            new AcceptCommand(),
            new ImpactCommand(),
            new PlanCommand(),
            new BuildCommand(),
            new ApproveCommand(),
            new RejectCommand(),
            new UndoCommand(),
            new PullCommand(),
            new NoteCommand(),
            new VerifyCommand(),
            new StatusCommand(),
            new TraceCommand(),
            new ScenariosCommand(),
            new LogCommand(),
            new TrustCommand(),
            new DemoCommand(),
            new MergeDriverCommand())) {
      CommandSpec spec = command.spec();
      commands.put(spec.name(), command);
      root.addSubcommand(spec.name(), spec);
    }
    root.addSubcommand(
        "help",
        Options.plain("help", "Shows the help of a command.")
            .addPositional(Options.arguments("COMMAND", "0..1", "the command")));
    root.addSubcommand(
        "completion",
        Options.plain("completion", "Prints a completion script: source <(tenon completion bash).")
            .addPositional(Options.arguments("SHELL", "0..1", "bash or zsh")));
    root.usageMessage()
        .footer(
            "",
            "Exit: 0 well, 1 errors found or a failed gate, 2 wrong use or unreadable file,",
            "3 stopped: waiting for a person, or by Ctrl-C.");
    this.line = new CommandLine(root);
  }

  /** Runs a command; never throws. */
  int run(String[] args) {
    Terminal terminal = context.terminal();
    try {
      return dispatch(line.parseArgs(args));
    } catch (CommandLine.ParameterException e) {
      terminal.err().println("tenon: " + sentence(e) + "; see: tenon help");
      return WRONG;
    } catch (InterruptedException e) {
      return stopped(terminal);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (Thread.interrupted() || isStop(e)) {
        return stopped(terminal); // whatever was under way broke off because of it
      }
      terminal.out().flush();
      terminal.err().println("tenon: " + wrong(e));
      return WRONG;
    }
  }

  private static int stopped(Terminal terminal) {
    terminal.out().flush();
    terminal
        .err()
        .println("tenon: stopped; what was finished stays, to go on run the same command again");
    return STOPPED;
  }

  private static boolean isStop(Throwable problem) {
    Throwable at = problem;
    for (int depth = 0; at != null && depth < CAUSES_MAX; depth++) {
      if (at instanceof InterruptedException
          || at instanceof CancellationException
          || at instanceof ClosedByInterruptException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** What went wrong, in one sentence; where nobody foresaw it, where its trace is. */
  private String wrong(Throwable problem) {
    boolean foreseen =
        problem instanceof Refusal
            || problem instanceof GitProblem
            || problem instanceof LockedException
            || problem instanceof UncheckedIOException;
    if (foreseen) {
      return String.valueOf(problem.getMessage());
    }
    return Crash.kept(problem, context);
  }

  private static String sentence(CommandLine.ParameterException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private int dispatch(ParseResult arguments) throws InterruptedException {
    if (arguments.matchedOptionValue("--version", false)) {
      context.terminal().out().println("tenon " + VERSION);
      return 0;
    }
    if (!arguments.hasSubcommand()) {
      line.usage(
          arguments.isUsageHelpRequested() ? context.terminal().out() : context.terminal().err());
      return arguments.isUsageHelpRequested() ? 0 : WRONG;
    }
    ParseResult sub = arguments.subcommand();
    String name = sub.commandSpec().name();
    if (sub.isUsageHelpRequested()) {
      return help(List.of(name));
    }
    Command command = commands.get(name);
    if (command != null) {
      return command.run(sub, context);
    }
    return name.equals("help") ? help(Usage.arguments(sub)) : completion(Usage.arguments(sub));
  }

  private int help(List<String> names) {
    if (names.isEmpty()) {
      line.usage(context.terminal().out());
      return 0;
    }
    CommandLine found = line.getSubcommands().get(names.getFirst());
    if (found == null) {
      throw new Refusal("there is no command " + names.getFirst() + "; see: tenon help");
    }
    found.usage(context.terminal().out());
    return 0;
  }

  private int completion(List<String> shells) {
    String shell = shells.isEmpty() ? "bash" : shells.getFirst();
    if (!List.of("bash", "zsh").contains(shell)) {
      throw new Refusal("completion is there for bash and zsh, not for " + shell);
    }
    context.terminal().out().print(picocli.AutoComplete.bash("tenon", line));
    return 0;
  }
}
