package dev.tenon.works;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a step that waits for a person's word; {@code .tenon/review/S-n.json}.
 *
 * @param writer who wrote it
 * @param design the hash of what it was built from
 * @param base the commit on which it was built
 * @param tree the tree that passed the gates
 * @param taken hashes of the files that were taken out of the person's tree, by path
 * @param gates what they said
 * @param before what failed in earlier attempts, as its writer was told
 */
record ReviewRecord(
    String step,
    int attempt,
    String writer,
    String design,
    String base,
    String tree,
    Map<String, String> taken,
    List<GateResult> gates,
    List<String> before) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  ReviewRecord {
    taken = Map.copyOf(taken);
    gates = List.copyOf(gates);
    before = List.copyOf(before);
  }

  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("step", step)
        .put("attempt", attempt)
        .put("writer", writer)
        .put("design", design)
        .put("base", base)
        .put("tree", tree);
    ObjectNode files = root.putObject("taken");
    new TreeMap<>(taken).forEach(files::put);
    ArrayNode results = root.putArray("gates");
    for (GateResult gate : gates) {
      ObjectNode node = results.addObject();
      node.put("gate", gate.gate().id()).put("passed", gate.passed()).put("millis", gate.millis());
      ArrayNode faults = node.putArray("faults");
      gate.faults().forEach(faults::add);
      ArrayNode runs = node.putArray("runs");
      for (Evidence.Run run : gate.runs()) {
        runs.addObject()
            .put("command", run.command())
            .put("exit", run.exit())
            .put("run", run.tests().run())
            .put("failed", run.tests().failed())
            .put("skipped", run.tests().skipped());
      }
    }
    ArrayNode tries = root.putArray("before");
    before.forEach(tries::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /**
   * Reads it again.
   *
   * @throws Refusal if the text is none
   */
  static ReviewRecord read(String text, String shown) {
    try {
      JsonNode root = JSON.readTree(text);
      Map<String, String> taken = new TreeMap<>();
      root.path("taken")
          .properties()
          .forEach(e -> taken.put(e.getKey(), e.getValue().asString("")));
      List<GateResult> gates = new ArrayList<>();
      root.path("gates").valueStream().forEach(node -> gates.add(gate(node)));
      return new ReviewRecord(
          root.path("step").asString(""),
          root.path("attempt").asInt(1),
          root.path("writer").asString(""),
          root.path("design").asString(""),
          root.path("base").asString(""),
          root.path("tree").asString(""),
          taken,
          gates,
          root.path("before").valueStream().map(t -> t.asString("")).toList());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Refusal(shown + ": can't be read, somebody changed it; build the step again", e);
    }
  }

  private static GateResult gate(JsonNode node) {
    String id = node.path("gate").asString("");
    return new GateResult(
        Gate.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_')),
        node.path("passed").asBoolean(false),
        node.path("faults").valueStream().map(f -> f.asString("")).toList(),
        node.path("runs")
            .valueStream()
            .map(
                run ->
                    new Evidence.Run(
                        id,
                        run.path("command").asString(""),
                        run.path("exit").asInt(0),
                        new Evidence.Counts(
                            run.path("run").asInt(-1),
                            run.path("failed").asInt(-1),
                            run.path("skipped").asInt(-1))))
            .toList(),
        node.path("millis").asLong(0));
  }
}
