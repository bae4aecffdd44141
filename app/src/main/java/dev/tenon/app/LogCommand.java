package dev.tenon.app;

import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.RunLog;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code tenon log}. */
final class LogCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject("log", "Shows what runs did: the latest, or the one that is named.")
        .addOption(Options.flag("--list", "lists the runs"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("RUN", "0..1", "name of a run"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Terminal terminal = context.terminal();
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = context.project(arguments);
    List<String> runs = RunLog.list(project.root());
    if (Usage.flag(arguments, "--list")) {
      runs.forEach(terminal.out()::println);
      return 0;
    }
    if (runs.isEmpty()) {
      throw new Refusal("nothing has run here yet; begin with: tenon build");
    }
    List<String> named = Usage.arguments(arguments);
    String run = named.isEmpty() ? runs.getLast() : named.getFirst();
    if (!runs.contains(run)) {
      throw new Refusal("there is no run " + run + "; see: tenon log --list");
    }
    for (JsonNode event : RunLog.read(project.root(), run)) {
      terminal.out().println(json ? event.toString() : line(terminal, event));
    }
    return 0;
  }

  private static String line(Terminal terminal, JsonNode event) {
    StringBuilder text = new StringBuilder();
    event
        .properties()
        .forEach(
            field -> {
              String value =
                  field.getValue().isString()
                      ? field.getValue().asString("")
                      : field.getValue().toString();
              if (!value.isEmpty() && !value.equals("[]")) {
                text.append(terminal.dim(field.getKey() + "="))
                    .append(shortened(value))
                    .append("  ");
              }
            });
    return text.toString().stripTrailing();
  }

  private static String shortened(String value) {
    String one = value.replace("\n", "⏎ ");
    return one.length() > 300 ? one.substring(0, 300) + "…" : one;
  }
}
