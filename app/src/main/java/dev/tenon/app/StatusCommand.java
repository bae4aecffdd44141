package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.GitSetup;
import dev.tenon.works.Project;
import dev.tenon.works.Standing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon status}. */
final class StatusCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject("status", "Shows where the project stands, and what to do next.")
        .addOption(Options.format("text", "json"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    if (new GitSetup(project, new SystemRunner(), context.environment()).isMissing()) {
      terminal
          .err()
          .println(
              "tenon: .gitattributes names the merge driver and this clone has none, so that git"
                  + " merges by lines; install it: tenon init --git");
    }
    Standing standing = Standing.of(project);
    if (json) {
      terminal.out().println(json(standing));
      return 0;
    }
    Tongue tongue = project.config().project().prose();
    for (Standing.ChapterStanding chapter : standing.chapters()) {
      terminal
          .out()
          .println(
              chapter.chapter()
                  + terminal.dim(
                      "  "
                          + chapter.items()
                          + tongue.pick(chapter.items() == 1 ? " item" : " items", " 项")
                          + (chapter.accepted() > 0
                              ? tongue.pick(", accepted: ", "，已接受：") + chapter.accepted()
                              : "")
                          + (chapter.inDoubt() > 0
                              ? tongue.pick(", in doubt: ", "，存疑：") + chapter.inDoubt()
                              : "")
                          + (chapter.open() > 0
                              ? tongue.pick(", open: ", "，未决：") + chapter.open()
                              : "")));
    }
    for (Standing.StepStanding step : standing.steps()) {
      terminal
          .out()
          .println("  " + step.step() + "  " + step.status().word(tongue) + "  " + step.title());
      for (Standing.MethodStanding method : step.open()) {
        terminal.out().println("      " + method.symbol() + "  " + method.status().word(tongue));
      }
    }
    terminal.out().println(terminal.bold(tongue.pick("next: ", "下一步：")) + standing.next());
    return 0;
  }

  private static String json(Standing standing) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode chapters = root.putArray("chapters");
    standing
        .chapters()
        .forEach(
            c ->
                chapters
                    .addObject()
                    .put("chapter", c.chapter())
                    .put("items", c.items())
                    .put("accepted", c.accepted())
                    .put("in_doubt", c.inDoubt())
                    .put("open", c.open()));
    ArrayNode steps = root.putArray("steps");
    standing
        .steps()
        .forEach(
            s -> steps.addObject().put("step", s.step()).put("status", s.status().word(Tongue.EN)));
    root.put("next", standing.next());
    return json.writeValueAsString(root);
  }
}
