package dev.tenon.works;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a step's gates left behind: {@code S-n.json}. No times, paths or commit ids, so that the
 * same design and the same attempts give the same bytes.
 *
 * @param step id
 * @param attempt which attempt passed, from 1
 * @param writer {@code document}, {@code person}, {@code command}, {@code replay}
 * @param design hash over the sorted fingerprints of what the step was built from
 * @param tree git tree that holds just the folders of sources and tests
 * @param tests sorted {@code Class#method}
 * @param approved {@code Name <mail>} of who approved it, or null
 */
public record Evidence(
    String step,
    int attempt,
    String writer,
    String design,
    String tree,
    List<Passed> gates,
    List<Run> runs,
    List<String> tests,
    @Nullable String approved) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A gate, and whether it let the step pass. */
  public record Passed(String gate, boolean passed) {}

  /** A command that a gate ran, as {@code tenon.toml} has it with the tests put in. */
  public record Run(String gate, String command, int exit, Counts tests) {}

  /** How many tests ran; -1 where that is not known. */
  public record Counts(int run, int failed, int skipped) {}

  public Evidence {
    gates = List.copyOf(gates);
    runs = List.copyOf(runs);
    tests = tests.stream().sorted().toList();
  }

  /** The bytes of the file, as text. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("step", step);
    root.put("attempt", attempt);
    root.put("writer", writer);
    root.put("design", design);
    root.put("tree", tree);
    ArrayNode gateNodes = root.putArray("gates");
    for (Passed gate : gates) {
      gateNodes.addObject().put("gate", gate.gate()).put("passed", gate.passed());
    }
    ArrayNode runNodes = root.putArray("runs");
    for (Run run : runs) {
      ObjectNode node = runNodes.addObject();
      node.put("gate", run.gate()).put("command", run.command()).put("exit", run.exit());
      node.putObject("tests")
          .put("run", run.tests().run())
          .put("failed", run.tests().failed())
          .put("skipped", run.tests().skipped());
    }
    ArrayNode testNodes = root.putArray("tests");
    tests.forEach(testNodes::add);
    if (approved == null) {
      root.putNull("approved");
    } else {
      root.putObject("approved").put("by", approved);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /**
   * Reads an evidence file.
   *
   * @param shown its path, for the message
   * @throws Refusal if it is none
   */
  public static Evidence read(String text, String shown) {
    try {
      JsonNode root = JSON.readTree(text);
      return new Evidence(
          required(root, "step", shown).asString(),
          root.path("attempt").asInt(1),
          root.path("writer").asString(""),
          required(root, "design", shown).asString(),
          root.path("tree").asString(""),
          root.path("gates")
              .valueStream()
              .map(g -> new Passed(g.path("gate").asString(""), g.path("passed").asBoolean(false)))
              .toList(),
          root.path("runs").valueStream().map(Evidence::run).toList(),
          root.path("tests").valueStream().map(t -> t.asString("")).toList(),
          root.path("approved").isObject() ? root.path("approved").path("by").asString("") : null);
    } catch (JacksonException e) {
      throw new Refusal(shown + ": no evidence: " + e.getOriginalMessage(), e);
    }
  }

  private static Run run(JsonNode node) {
    JsonNode tests = node.path("tests");
    return new Run(
        node.path("gate").asString(""),
        node.path("command").asString(""),
        node.path("exit").asInt(0),
        new Counts(
            tests.path("run").asInt(-1),
            tests.path("failed").asInt(-1),
            tests.path("skipped").asInt(-1)));
  }

  private static JsonNode required(JsonNode root, String field, String shown) {
    JsonNode node = root.path(field);
    if (!node.isString()) {
      throw new Refusal(shown + ": no evidence: \"" + field + "\" is missing");
    }
    return node;
  }
}
