package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Project;
import dev.tenon.works.Pulling;
import dev.tenon.works.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon pull}. */
final class PullCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "pull",
            "Brings what is built from the code into the document.",
            "Body, contracts, signature and documentation; then the gates, and one commit.")
        .addOption(Options.flag("--no-sandbox", "runs commands unconfined"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("Type.method|S-n", "0..*", "a method, or a step"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    List<String> given = Usage.arguments(arguments);
    if (given.size() != 1) {
      throw new Refusal("name one method or one step: tenon pull Type.method, tenon pull S-3");
    }
    Project project = context.project(arguments);
    BuildCommand.askForTrust(project, context);
    Pulling.Pulled pulled =
        ReviewRuns.logged(
            project,
            context,
            json,
            "pull",
            given.getFirst(),
            Pulling.Pulled::exit,
            progress ->
                new Pulling(
                        project,
                        new SystemRunner(),
                        context.environment(),
                        !Usage.flag(arguments, "--no-sandbox"),
                        progress)
                    .run(given.getFirst()));
    if (json) {
      terminal.out().println(json(pulled));
    } else {
      show(terminal, project.config().project().prose(), pulled);
    }
    return pulled.exit();
  }

  private static void show(Terminal terminal, Tongue tongue, Pulling.Pulled pulled) {
    if (pulled.exit() != 0) {
      terminal
          .out()
          .println(
              terminal.red("✗ ")
                  + tongue.pick("nothing was pulled: ", "未取回：")
                  + pulled.message().lines().findFirst().orElse(""));
      return;
    }
    if (pulled.commit().isEmpty()) {
      terminal
          .out()
          .println(tongue.pick("nothing to pull: the document says the same", "无需取回：文档与代码一致"));
      return;
    }
    terminal
        .out()
        .println(
            terminal.green("✓ ")
                + String.join(", ", pulled.methods())
                + " → "
                + String.join(", ", pulled.documents())
                + terminal.dim("  " + Live.brief(pulled.commit())));
    if (!pulled.doubt().isEmpty()) {
      terminal.out().println(tongue.pick("in doubt now:", "现在存疑："));
      pulled.doubt().forEach(d -> terminal.out().println("    " + d.item() + "  " + d.via()));
    }
  }

  private static String json(Pulling.Pulled pulled) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode methods = root.putArray("pulled");
    pulled.methods().forEach(methods::add);
    ArrayNode documents = root.putArray("documents");
    pulled.documents().forEach(documents::add);
    ArrayNode doubt = root.putArray("doubt");
    pulled.doubt().forEach(d -> doubt.addObject().put("item", d.item()).put("via", d.via()));
    root.put("commit", pulled.commit());
    ArrayNode gates = root.putArray("gates");
    pulled
        .gates()
        .forEach(g -> gates.addObject().put("gate", g.gate().id()).put("passed", g.passed()));
    root.put("message", pulled.message());
    return json.writeValueAsString(root);
  }
}
