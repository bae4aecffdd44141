package dev.tenon.app;

import dev.tenon.works.Build;
import dev.tenon.works.DryRun;
import dev.tenon.works.Project;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon build --dry-run}. */
final class DryRuns {
  private DryRuns() {}

  static int show(Project project, Context context, Build.Choices choices, boolean json) {
    Terminal terminal = context.terminal();
    DryRun run = DryRun.of(project, choices);
    if (json) {
      JsonMapper mapper = JsonMapper.builder().build();
      ObjectNode root = mapper.createObjectNode();
      ArrayNode steps = root.putArray("steps");
      for (DryRun.Planned step : run.steps()) {
        ObjectNode node = steps.addObject();
        node.put("step", step.step()).put("status", step.status());
        node.putArray("gates");
        node.put("message", step.task().isEmpty() ? "" : step.task());
      }
      terminal.out().println(mapper.writeValueAsString(root));
      return 0;
    }
    if (run.steps().isEmpty()) {
      terminal
          .out()
          .println(project.config().project().prose().pick("nothing to build", "没有需要构建的步骤"));
    }
    for (DryRun.Planned step : run.steps()) {
      terminal
          .out()
          .println(
              terminal.bold(step.step() + "  " + step.title())
                  + terminal.dim("  " + step.writer()));
      if (!step.task().isEmpty()) {
        terminal.out().println(step.task().indent(4));
      }
    }
    return 0;
  }
}
