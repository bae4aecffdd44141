package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.plan.Plan;
import dev.tenon.design.plan.PlanDot;
import dev.tenon.design.plan.PlanJson;
import dev.tenon.design.plan.PlanText;
import dev.tenon.works.PlanWriting;
import dev.tenon.works.Project;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenon plan}. */
final class PlanCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject("plan", "Cuts the methods into steps and writes them into chapter 6.")
        .addOption(Options.format("text", "json", "dot"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    String format = Usage.format(arguments, "text", "json", "dot");
    Project project = context.project(arguments);
    return switch (PlanWriting.write(project)) {
      case PlanWriting.Cyclic cyclic -> {
        cyclic.rings().forEach(r -> terminal.err().println("tenon: " + r));
        yield 1;
      }
      case PlanWriting.Written(Design design, Plan plan, boolean changed, String path) -> {
        terminal
            .out()
            .print(
                switch (format) {
                  case "json" -> ended(PlanJson.of(plan));
                  case "dot" -> ended(PlanDot.of(plan));
                  default -> ended(PlanText.of(plan, design.tongue()));
                });
        plan.remarks().forEach(r -> terminal.err().println("tenon: " + r));
        terminal
            .err()
            .println(
                changed
                    ? design.tongue().pick("written to " + path, "已写入 " + path)
                    : design.tongue().pick("unchanged: " + path, "未变：" + path));
        yield 0;
      }
    };
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
