package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import dev.tenon.design.change.Impact;
import dev.tenon.design.change.ImpactMarkdown;
import dev.tenon.design.change.ImpactText;
import dev.tenon.design.change.Subjects;
import dev.tenon.run.SystemRunner;
import dev.tenon.works.Names;
import dev.tenon.works.Project;
import dev.tenon.works.Refusal;
import dev.tenon.works.Revisions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon impact}. */
final class ImpactCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.inProject(
            "impact", "Shows what stands downstream of a change, in reading order, and why.")
        .addOption(
            Options.value(
                "--since", "REV", "what changed since a revision: a branch, a tag, HEAD~3"))
        .addOption(Options.format("text", "json", "markdown"))
        .addPositional(
            Options.arguments("ID", "0..*", "as if these changed: items, parameters, symbols"));
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    String format = Usage.format(arguments, "text", "json", "markdown");
    List<String> names = Usage.arguments(arguments);
    boolean since = arguments.hasMatchedOption("--since");
    if (since == !names.isEmpty()) {
      throw new Refusal(
          (since ? "only one of these can be given" : "what changed is missing")
              + ": ids (tenon impact R-1), or --since REV");
    }
    Project project = context.project(arguments);
    Design design = project.design();
    Impact impact;
    String folder = "";
    if (since) {
      Revisions revisions = Revisions.of(project, new SystemRunner(), context.environment());
      Revisions.Revision before = revisions.at(arguments.matchedOptionValue("--since", ""));
      impact = Impact.between(before.design(), design);
      folder = revisions.folder();
    } else {
      Subjects subjects = Subjects.of(design);
      impact =
          Impact.of(design, names.stream().map(n -> Names.resolve(design, subjects, n)).toList());
    }
    Tongue tongue = design.tongue();
    Terminal terminal = context.terminal();
    switch (format) {
      case "json" -> terminal.out().println(json(impact));
      case "markdown" ->
          terminal
              .out()
              .print(ImpactMarkdown.of(impact, tongue, links(context.environment(), folder)));
      default -> terminal.out().print(ImpactText.of(impact, tongue));
    }
    return 0;
  }

  /** Addresses at the forge if this is one of its runs, else from the project's folder. */
  private static Function<Position, String> links(Map<String, String> environment, String folder) {
    String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
    String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
    String commit = environment.getOrDefault("GITHUB_SHA", "");
    boolean atForge = !server.isEmpty() && !repository.isEmpty() && !commit.isEmpty();
    String base = atForge ? server + "/" + repository + "/blob/" + commit + "/" : "";
    return at -> base + encoded((atForge ? folder : "") + at.file()) + "#L" + at.line();
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null)
          .toASCIIString()
          .replace("(", "%28")
          .replace(")", "%29");
    } catch (URISyntaxException e) {
      return path; // a link that may not work is better than none
    }
  }

  private static String json(Impact impact) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode changed = root.putArray("changed");
    impact
        .changed()
        .forEach(c -> changed.addObject().put("item", c.item()).put("kind", c.kind().word()));
    ArrayNode doubts = root.putArray("doubt");
    impact
        .doubts()
        .forEach(
            d -> {
              ObjectNode doubt = doubts.addObject().put("item", d.item());
              ArrayNode via = doubt.putArray("via");
              d.via().forEach(via::add);
              doubt.put("file", d.at().file()).put("line", d.at().line());
            });
    return json.writeValueAsString(root);
  }
}
