package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Event;
import dev.tenon.works.Logged;
import dev.tenon.works.Project;
import dev.tenon.works.RunLog;
import dev.tenon.works.Verification;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon verify}. */
final class VerifyCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "verify", "Proves HEAD again in a clean worktree; touches nothing of yours.")
        .addOption(Options.flag("--each", "every step's own commit"))
        .addOption(Options.flag("--no-sandbox", "runs commands unconfined"))
        .addOption(Options.format("text", "json"));
  }

  @Override
  public int run(ParseResult arguments, Context context) throws InterruptedException {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    BuildCommand.askForTrust(project, context);
    try (RunLog log = RunLog.start(project.root(), Instant.now())) {
      Logged logged = new Logged(log);
      logged.event(new Event.Started("verify", ""));
      Verification verification =
          new Verification(
              project,
              new SystemRunner(),
              context.environment(),
              !Usage.flag(arguments, "--no-sandbox"),
              logged);
      Verification.Verdict verdict =
          Usage.flag(arguments, "--each") ? verification.each() : verification.head();
      logged.event(new Event.Ended(verdict.ok() ? 0 : 1, ""));
      if (json) {
        terminal.out().println(json(verdict));
      } else {
        show(terminal, project.config().project().prose(), verdict);
      }
      return verdict.ok() ? 0 : 1;
    }
  }

  static void show(Terminal terminal, Tongue tongue, Verification.Verdict verdict) {
    for (Verification.StepVerdict step : verdict.steps()) {
      terminal
          .out()
          .println(
              (step.ok() ? terminal.green("✓ ") : terminal.red("✗ "))
                  + step.step()
                  + (step.ok() ? "" : "\n" + step.message().indent(4).stripTrailing()));
    }
    long standing = verdict.steps().stream().filter(Verification.StepVerdict::ok).count();
    terminal
        .out()
        .println(
            tongue.pick(
                standing + " of " + verdict.steps().size() + " steps stand",
                verdict.steps().size() + " 个步骤中 " + standing + " 个成立"));
  }

  private static String json(Verification.Verdict verdict) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    root.put("ok", verdict.ok());
    ArrayNode steps = root.putArray("steps");
    verdict
        .steps()
        .forEach(
            s ->
                steps
                    .addObject()
                    .put("step", s.step())
                    .put("ok", s.ok())
                    .put("message", s.message()));
    return json.writeValueAsString(root);
  }
}
