package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Id;
import dev.tenon.design.Tongue;
import dev.tenon.design.review.Change;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Event;
import dev.tenon.works.Progress;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Round;
import java.io.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon review}. */
final class ReviewCommand implements Command {
  private static final int WAITS = 3;
  private static final String ALL = "all";
  private static final String NONE = "none";
  private static final Pattern MEMBER =
      Pattern.compile("[A-Z][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)+(?:\\([^\"]*\\))?(?:@[45])?");

  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "review",
            "One round with an agent on some items: what it changes is checked, then you take it.")
        .addOption(
            OptionSpec.builder("--chapter")
                .paramLabel("N")
                .type(int.class)
                .description("all items of a chapter, 1 to 6")
                .build())
        .addOption(Options.value("--scenario", "NAME", "a prompt of the library"))
        .addOption(
            OptionSpec.builder("--take")
                .paramLabel("all|none|ID")
                .type(String[].class)
                .splitRegex("[,\\s]+")
                .description("takes changes of this round, or of the one that waits")
                .build())
        .addOption(
            OptionSpec.builder("--question")
                .paramLabel("N")
                .type(int.class)
                .description("turns the N-th opinion of the last round into a Q-n")
                .build())
        .addOption(Options.flag("--no-sandbox", "runs the agent unconfined"))
        .addOption(Options.format("text", "json"))
        .addPositional(
            Options.arguments("ID… \"what is wrong\"", "0..*", "items, and a remark on them"));
  }

  /** What was asked for: a new round, or to go on with one. */
  private record Asked(Round.Request request, List<String> take, boolean goesOn) {}

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    Tongue tongue = project.config().project().prose();
    Asked asked = asked(arguments, project);
    Progress notes = notes(terminal);
    Round round =
        new Round(
            project,
            new SystemRunner(),
            context.environment(),
            !Usage.flag(arguments, "--no-sandbox"),
            notes);
    if (arguments.hasMatchedOption("--question")) {
      Round.Result result = round.question(arguments.matchedOptionValue("--question", 0));
      return shown(result, json, terminal, new RoundView(terminal, tongue));
    }
    if (!asked.goesOn()) {
      BuildCommand.askForTrust(project, context);
    }
    Round.Result result = asked.goesOn() ? waiting(round, tongue) : round.ask(asked.request());
    RoundView view = new RoundView(terminal, tongue);
    if (!result.stopped().isEmpty()) {
      return stopped(result, json, terminal, view);
    }
    if (!result.taken().isEmpty()) {
      return shown(result, json, terminal, view); // of a command that was killed
    }
    if (!asked.take().isEmpty()) {
      return take(round, result, asked.take(), json, terminal, view);
    }
    if (terminal.interactive() && !json && !result.changes().isEmpty()) {
      return ask(round, result, project, terminal, view);
    }
    if (json) {
      terminal.out().println(RoundJson.of(result, result.changes()));
    } else {
      result.changes().forEach(view::change);
      view.beside(result);
    }
    view.waits(result.changes());
    return result.changes().isEmpty() ? 0 : WAITS;
  }

  private static Progress notes(Terminal terminal) {
    return event -> {
      if (event instanceof Event.Note(String text)) {
        terminal.err().println(text);
        terminal.err().flush();
      }
    };
  }

  private static int stopped(Round.Result result, boolean json, Terminal terminal, RoundView view) {
    if (json) {
      terminal.out().println(RoundJson.of(result, List.of()));
    }
    view.stopped(result.stopped());
    return 1;
  }

  private static Round.Result waiting(Round round, Tongue tongue) {
    return round
        .waiting()
        .orElseThrow(
            () ->
                new Refusal(
                    tongue.pick(
                        "no round of a review waits; begin one: tenon review D-3 \"what is wrong\"",
                        "没有等待处理的评审轮次；请先运行：tenon review D-3 \"哪里不对\"")));
  }

  private static int take(
      Round round,
      Round.Result result,
      List<String> take,
      boolean json,
      Terminal terminal,
      RoundView view) {
    List<Change> wanted = new ArrayList<>();
    List<Change> rest = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(take);
    for (Change change : result.changes()) {
      String bare = change.item().replaceFirst("@[45]$", "");
      boolean named = take.contains(change.item()) || take.contains(bare);
      names.remove(change.item());
      names.remove(bare);
      if (take.contains(ALL) || named) {
        wanted.add(change);
      } else if (!take.contains(NONE)) {
        rest.add(change);
      }
    }
    names.removeAll(List.of(ALL, NONE));
    if (!names.isEmpty()) {
      throw new Refusal(
          String.join(", ", names)
              + " is not changed in round "
              + result.round()
              + "; it changes "
              + String.join(", ", result.changes().stream().map(Change::item).toList()));
    }
    if (result.changes().isEmpty()) {
      if (json) {
        terminal.out().println(RoundJson.of(result, List.of()));
      } else {
        view.beside(result);
      }
      return 0;
    }
    if (!json) {
      view.opinions(result.opinions());
    }
    return shown(round.take(wanted, rest), json, terminal, view);
  }

  private static int shown(Round.Result taken, boolean json, Terminal terminal, RoundView view) {
    if (json) {
      terminal.out().println(RoundJson.of(taken, taken.taken()));
    } else {
      view.taken(taken);
    }
    view.stopped(taken.stopped());
    view.waits(taken.changes());
    return taken.stopped().isEmpty() ? 0 : 1;
  }

  private static int ask(
      Round round, Round.Result result, Project project, Terminal terminal, RoundView view) {
    Console console = System.console();
    Tongue tongue = project.config().project().prose();
    Path folder = project.root().resolve(".tenon/review-round/edit");
    view.opinions(result.opinions());
    ReviewDialog.Choice choice =
        new ReviewDialog(
                terminal,
                tongue,
                folder,
                prompt -> {
                  terminal.flush();
                  return console == null ? null : console.readLine("%s", prompt);
                })
            .ask(result.changes());
    Round.Result taken = round.take(choice.taken(), choice.rest());
    view.taken(taken);
    view.stopped(taken.stopped());
    view.waits(taken.changes());
    return !taken.stopped().isEmpty() ? 1 : taken.changes().isEmpty() ? 0 : WAITS;
  }

  /**
   * What is an id, or the name of a declared symbol, names; the one other argument is the remark.
   */
  private static Asked asked(ParseResult arguments, Project project) {
    List<String> ids = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String text : Usage.arguments(arguments)) {
      boolean id = Id.read(text.strip()).isPresent();
      (id || isSymbol(project, text) ? ids : remarks).add(text.strip());
    }
    if (remarks.size() > 1) {
      throw new Refusal(
          "\""
              + remarks.get(1)
              + "\" is one remark too many; put what is wrong into one pair of quotation marks");
    }
    int chapter = arguments.matchedOptionValue("--chapter", 0);
    if (arguments.hasMatchedOption("--chapter") && (chapter < 1 || chapter > 6)) {
      throw new Refusal("--chapter " + chapter + ": chapters are 1 to 6");
    }
    String[] none = {};
    String[] given = arguments.matchedOptionValue("--take", none);
    List<String> take = new ArrayList<>();
    for (String text : given) {
      take.add(Id.read(text).map(Id::toString).orElse(text.strip()));
    }
    take.removeIf(String::isEmpty);
    String scenario = arguments.matchedOptionValue("--scenario", "");
    boolean asks = !remarks.isEmpty() || chapter > 0 || !scenario.isEmpty();
    boolean whole = take.contains(ALL) || take.contains(NONE);
    boolean goesOn = !take.isEmpty() && !asks && (ids.isEmpty() || !whole);
    if (goesOn) {
      ids.forEach(id -> take.add(Id.read(id).map(Id::toString).orElse(id)));
    }
    return new Asked(
        new Round.Request(ids, chapter, remarks.isEmpty() ? "" : remarks.getFirst(), scenario),
        take,
        goesOn);
  }

  /** What is declared, and what looks like it: a name that is not there is no remark. */
  private static boolean isSymbol(Project project, String text) {
    if (MEMBER.matcher(text).matches()) {
      return true;
    }
    boolean plain = text.matches("[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:\\([^\"]*\\))?(?:@[45])?");
    Design design = plain ? project.design() : null;
    return design != null
        && (design.type(text).isPresent()
            || design.method(text).isPresent()
            || design.parameters().stream().anyMatch(p -> p.name().equals(text)));
  }
}
