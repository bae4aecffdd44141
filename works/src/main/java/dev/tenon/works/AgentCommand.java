package dev.tenon.works;

import dev.tenon.design.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a person calls in an agent's session.
 *
 * @param name as it is typed, without slash
 * @param description one line
 * @param hint what may stand behind it
 * @param template its text, with {@code {arguments}} where the agent puts what was typed
 */
record AgentCommand(String name, String description, String hint, String template) {
  private static final String PREFIX = "tenon-";

  /** What agents replace in a command, or run, before the model sees it. */
  private static final Pattern MAGIC =
      Pattern.compile("!`|!\\{|@\\{|\\{\\{args\\}\\}|\\$ARGUMENTS|\\$\\d");

  /** The round of review, then one command for each scenario. */
  static List<AgentCommand> all(Tongue tongue, Project project) {
    String hint = tongue.pick("[chapter | ID…] [what is wrong]", "[章 | 编号…] [哪里不对]");
    List<AgentCommand> commands = new ArrayList<>();
    commands.add(
        new AgentCommand(
            PREFIX + "review",
            tongue.pick(
                "Review the design with Tenon: a chapter or items, a remark, what it puts in doubt",
                "用 Tenon 评审设计：一章或若干条目，一条意见，以及由此存疑的内容"),
            hint,
            Scenarios.resource("agents/" + folder(tongue) + "/review.md")));
    String frame = Scenarios.resource("agents/" + folder(tongue) + "/scenario.md");
    for (Scenario scenario : Scenarios.all(tongue, project)) {
      refuseMagic(scenario);
      commands.add(
          new AgentCommand(
              PREFIX + scenario.id(),
              "Tenon: " + scenario.title(),
              hint,
              frame.replace("{title}", scenario.title()).replace("{prompt}", scenario.prompt())));
    }
    return commands;
  }

  private static String folder(Tongue tongue) {
    return tongue.pick("en", "zh");
  }

  private static void refuseMagic(Scenario scenario) {
    Matcher magic = MAGIC.matcher(scenario.prompt());
    if (magic.find()) {
      throw new Refusal(
          scenario.source()
              + ": agents replace or run \""
              + magic.group()
              + "\" in a command; write the prompt without it");
    }
  }

  /**
   * Its text for an agent.
   *
   * @param arguments what the agent replaces by what was typed; empty if it gives that beside it
   */
  String body(String arguments) {
    return template.replace("{arguments}", arguments.isEmpty() ? "…" : arguments);
  }
}
