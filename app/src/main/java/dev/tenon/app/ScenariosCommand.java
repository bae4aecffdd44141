package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Scenario;
import dev.tenon.works.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon scenarios}. */
final class ScenariosCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "scenarios", "Lists the prompts for review, or prints the one that is named.")
        .addOption(
            Options.value("--prose", "en|zh", "the language; default the project's, else en"))
        .addOption(Options.format("text", "json"))
        .addPositional(Options.arguments("NAME", "0..1", "name of a scenario"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Project project = project(arguments, context);
    Tongue tongue = tongue(arguments, project);
    List<String> named = Usage.arguments(arguments);
    Terminal terminal = context.terminal();
    if (!named.isEmpty()) {
      Scenario scenario = Scenarios.find(named.getFirst(), tongue, project);
      terminal.out().print(json ? whole(scenario) + "\n" : text(scenario, tongue, terminal));
      return 0;
    }
    List<Scenario> all = Scenarios.all(tongue, project);
    terminal.out().print(json ? list(all) + "\n" : lines(all, terminal));
    return 0;
  }

  /** Those that Tenon brings can be read anywhere. */
  private static @Nullable Project project(ParseResult arguments, Context context) {
    for (Path at = context.folder(); at != null; at = at.getParent()) {
      if (arguments.hasMatchedOption("--project") || Files.exists(at.resolve(Project.SETTINGS))) {
        return context.project(arguments);
      }
    }
    return null;
  }

  private static Tongue tongue(ParseResult arguments, @Nullable Project project) {
    Tongue usual = project == null ? Tongue.EN : project.config().project().prose();
    String prose = arguments.matchedOptionValue("--prose", usual.pick("en", "zh"));
    return switch (prose) {
      case "en" -> Tongue.EN;
      case "zh" -> Tongue.ZH;
      default -> throw new Refusal("--prose " + prose + " is not known; it is en or zh");
    };
  }

  private static String lines(List<Scenario> all, Terminal terminal) {
    int width = all.stream().mapToInt(s -> s.id().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Scenario scenario : all) {
      out.append(terminal.bold(scenario.id()));
      out.append(" ".repeat(width - scenario.id().length() + 2)).append(scenario.title());
      boolean own = !scenario.source().equals(Scenario.BUILT_IN);
      out.append(own ? terminal.dim("  " + scenario.source()) : "").append('\n');
    }
    return out.toString();
  }

  private static String text(Scenario scenario, Tongue tongue, Terminal terminal) {
    StringBuilder out = new StringBuilder();
    out.append(terminal.bold(scenario.id())).append("  ").append(scenario.title()).append("\n\n");
    out.append(scenario.when()).append("\n\n");
    out.append(terminal.bold(tongue.pick("given", "给出"))).append('\n');
    for (Scenario.Given given : scenario.given()) {
      out.append("  ").append(given.part().word());
      out.append(given.why().isEmpty() ? "" : "  " + given.why()).append('\n');
    }
    out.append('\n').append(terminal.bold(tongue.pick("answer", "回答"))).append("  ");
    out.append(scenario.shape().name()).append('\n').append(scenario.shape().schema());
    out.append("\n\n").append(terminal.bold(tongue.pick("example", "示例"))).append('\n');
    out.append(scenario.example()).append("\n\n");
    out.append(terminal.bold(tongue.pick("prompt", "提示词"))).append('\n');
    return out.append(scenario.prompt()).append('\n').toString();
  }

  private static String list(List<Scenario> all) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode scenarios = root.putArray("scenarios");
    all.forEach(s -> head(scenarios.addObject(), s));
    return json.writeValueAsString(root);
  }

  private static String whole(Scenario scenario) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = head(json.createObjectNode(), scenario);
    root.set("schema", json.readTree(scenario.shape().schema()));
    root.set("example", json.readTree(scenario.example()));
    root.put("prompt", scenario.prompt());
    return json.writeValueAsString(root);
  }

  private static ObjectNode head(ObjectNode node, Scenario scenario) {
    node.put("id", scenario.id()).put("title", scenario.title()).put("when", scenario.when());
    ArrayNode given = node.putArray("given");
    scenario.given().forEach(g -> given.add(g.part().word()));
    return node.put("answer", scenario.shape().name()).put("source", scenario.source());
  }
}
