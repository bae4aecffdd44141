package dev.tenon.app;

import dev.tenon.design.Id;
import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Undoing;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon undo}. */
final class UndoCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "undo",
            "Takes a finished step back, and the steps that stand on it, in one new commit.",
            "What others wrote since stays; where they changed the same methods, nothing is done.")
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("S-n", "0..*", "the step"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    List<String> given = Usage.arguments(arguments);
    if (given.size() != 1) {
      throw new Refusal("name one step: tenon undo S-3");
    }
    Id step = StepNames.one(given.getFirst());
    Project project = context.project(arguments);
    Undoing.Undone undone =
        ReviewRuns.logged(
            project,
            context,
            json,
            "undo",
            step.toString(),
            Undoing.Undone::exit,
            progress ->
                new Undoing(project, new SystemRunner(), context.environment(), progress)
                    .run(step));
    if (json) {
      terminal.out().println(json(undone));
    } else {
      show(terminal, project.config().project().prose(), step, undone);
    }
    return undone.exit();
  }

  private static void show(Terminal terminal, Tongue tongue, Id step, Undoing.Undone undone) {
    String names = String.join(", ", undone.steps());
    if (undone.exit() == 0) {
      terminal
          .out()
          .println(
              terminal.green("✓ ")
                  + tongue.pick("taken back: ", "已撤回：")
                  + names
                  + terminal.dim("  " + Live.brief(undone.commit())));
      return;
    }
    if (!undone.message().isEmpty()) {
      terminal.out().println(terminal.red("✗ ") + undone.message());
      return;
    }
    terminal
        .out()
        .println(
            terminal.red("✗ ")
                + tongue.pick(
                    step + " is not taken back: later commits of others touch the same code",
                    step + " 未撤回：其他人后来的提交修改了相同的代码"));
    for (Undoing.Touched touched : undone.touched()) {
      terminal.out().println("    " + line(touched));
    }
  }

  private static String line(Undoing.Touched touched) {
    String place = touched.file() + (touched.line() > 0 ? ":" + touched.line() : "");
    String commit =
        touched.commit().isEmpty()
            ? ""
            : "  " + Live.brief(touched.commit()) + " " + touched.subject();
    return place + "  " + touched.symbol() + commit;
  }

  private static String json(Undoing.Undone undone) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode steps = root.putArray("steps");
    undone.steps().forEach(steps::add);
    root.put("commit", undone.commit());
    ArrayNode touched = root.putArray("touched");
    undone
        .touched()
        .forEach(
            t ->
                touched
                    .addObject()
                    .put("symbol", t.symbol())
                    .put("file", t.file())
                    .put("line", t.line())
                    .put("commit", t.commit())
                    .put("subject", t.subject()));
    root.put("message", undone.message());
    return json.writeValueAsString(root);
  }
}
