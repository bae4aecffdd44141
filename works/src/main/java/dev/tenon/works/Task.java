package dev.tenon.works;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a writer is asked to do in one attempt: all that it needs, within a budget.
 *
 * @param step id
 * @param attempt from 1
 * @param title of the step
 * @param goals what the step is for: the requirements and decisions that its types and methods
 *     answer
 * @param methods what is to be written
 * @param tests the locked tests, as they stand
 * @param mayUse signatures of what the methods use
 * @param before problems met in earlier attempts and steps
 * @param files what may be changed
 */
public record Task(
    String step,
    int attempt,
    String title,
    List<Goal> goals,
    List<Wanted> methods,
    List<LockedTest> tests,
    List<String> mayUse,
    List<String> before,
    List<String> files) {

  /** How much text a task may have; what goes beyond is left out, and named. */
  private static final int BUDGET_CHARS = 60_000;

  /** A requirement or decision. */
  public record Goal(String id, String text) {}

  /**
   * A method to write.
   *
   * @param file where its skeleton stands
   * @param line of its declaration in that file, from 1
   * @param contracts each tag with the code that it becomes
   */
  public record Wanted(
      String symbol,
      String declaration,
      String file,
      int line,
      String prose,
      List<String> sketches,
      List<Promise> contracts) {}

  /** A contract and its expansion. */
  public record Promise(String tag, String expansion) {}

  /** A test that must pass and must not be touched. */
  public record LockedTest(String id, String title, String file, String code) {}

  public Task {
    goals = List.copyOf(goals);
    methods = List.copyOf(methods);
    tests = List.copyOf(tests);
    mayUse = List.copyOf(mayUse);
    before = List.copyOf(before);
    files = List.copyOf(files);
  }

  /** For a writer that reads prose. */
  public String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(step).append(": ").append(title).append("\n\n");
    out.append(
        """
        Write the bodies of the methods below, in place, in this folder. Each has a skeleton that \
        throws; replace what it throws by the real body.

        - Change nothing but the bodies of these methods; you may add private helpers and imports.
        - The tests are locked: they must pass, and fail without your code.
        - Contracts: Tenon weaves those that you leave out. Do not change, move or weaken one.
        - No error may be swallowed: let exceptions surface.
        - Add no public or protected member. Do not commit.
        """);
    List<String> leftOut = new ArrayList<>();
    section(
        out,
        "Files that you may change",
        files.stream().map(f -> "- `" + f + "`").toList(),
        leftOut);
    section(out, "What went wrong before", before, leftOut);
    section(out, "Methods", methods.stream().map(Task::wanted).toList(), leftOut);
    section(
        out,
        "Tests",
        tests.stream()
            .map(
                t ->
                    "### "
                        + t.id()
                        + " "
                        + t.title()
                        + " (`"
                        + t.file()
                        + "`)\n\n"
                        + fence(t.code()))
            .toList(),
        leftOut);
    section(out, "What you may use", mayUse.stream().map(s -> "- `" + s + "`").toList(), leftOut);
    section(
        out,
        "What it is for",
        goals.stream().map(g -> "- **" + g.id() + "** " + g.text()).toList(),
        leftOut);
    if (!leftOut.isEmpty()) {
      out.append("\n## Left out for length\n\n");
      leftOut.forEach(l -> out.append("- ").append(l).append('\n'));
    }
    return out.toString();
  }

  private static void section(
      StringBuilder out, String title, List<String> parts, List<String> leftOut) {
    if (parts.isEmpty()) {
      return;
    }
    out.append("\n## ").append(title).append("\n\n");
    int skipped = 0;
    for (String part : parts) {
      if (out.length() + part.length() > BUDGET_CHARS) {
        skipped++;
      } else {
        out.append(part).append('\n');
      }
    }
    if (skipped > 0) {
      leftOut.add(title + ": " + skipped + " of " + parts.size());
    }
  }

  private static String wanted(Wanted method) {
    StringBuilder out = new StringBuilder();
    out.append("### `").append(method.symbol()).append("` (").append(method.file()).append(':');
    out.append(method.line()).append(")\n\n").append(fence(method.declaration()));
    if (!method.prose().isBlank()) {
      out.append('\n').append(method.prose()).append('\n');
    }
    for (String sketch : method.sketches()) {
      out.append("\nSketch:\n\n").append(fence(sketch));
    }
    if (!method.contracts().isEmpty()) {
      out.append("\nContracts:\n\n");
      for (Promise promise : method.contracts()) {
        out.append("- `").append(promise.tag()).append("`\n\n");
        out.append(fence(promise.expansion()).indent(2));
      }
    }
    return out.toString();
  }

  private static String fence(String code) {
    return "```java\n" + code.stripTrailing() + "\n```\n";
  }

  /** For a writer that is a program. */
  public String json() {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    root.put("step", step).put("attempt", attempt).put("title", title);
    ArrayNode goalNodes = root.putArray("goals");
    goals.forEach(g -> goalNodes.addObject().put("id", g.id()).put("text", g.text()));
    ArrayNode methodNodes = root.putArray("methods");
    for (Wanted method : methods) {
      ObjectNode node = methodNodes.addObject();
      node.put("symbol", method.symbol())
          .put("declaration", method.declaration())
          .put("file", method.file())
          .put("line", method.line())
          .put("prose", method.prose());
      ArrayNode sketches = node.putArray("sketches");
      method.sketches().forEach(sketches::add);
      ArrayNode contracts = node.putArray("contracts");
      method
          .contracts()
          .forEach(c -> contracts.addObject().put("tag", c.tag()).put("expansion", c.expansion()));
    }
    ArrayNode testNodes = root.putArray("tests");
    tests.forEach(
        t ->
            testNodes
                .addObject()
                .put("id", t.id())
                .put("title", t.title())
                .put("file", t.file())
                .put("code", t.code()));
    ArrayNode uses = root.putArray("may_use");
    mayUse.forEach(uses::add);
    ArrayNode problems = root.putArray("before");
    before.forEach(problems::add);
    ArrayNode own = root.putArray("files");
    files.forEach(own::add);
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
