package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Position;
import dev.tenon.design.Tongue;
import dev.tenon.design.rules.CheckResult;
import dev.tenon.design.rules.FindingsJson;
import dev.tenon.works.Checking;
import dev.tenon.works.Project;
import dev.tenon.works.Readiness;
import java.util.List;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon check --ready}: whether the design can be built, else what is missing. */
final class ReadyView {
  private ReadyView() {}

  /**
   * Prints it.
   *
   * @return 0 if it can be built, else 1
   */
  static int show(Project project, ParseResult arguments, Terminal terminal) {
    boolean json = Usage.format(arguments, "text", "json").equals("json");
    Design design = project.design();
    CheckResult checked = Checking.all(project, design);
    Readiness readiness = Readiness.of(project, design, checked, Usage.flag(arguments, "--strict"));
    terminal
        .out()
        .print(json ? json(checked, readiness) + "\n" : text(design.tongue(), readiness, terminal));
    return readiness.isReady() ? 0 : 1;
  }

  private static String text(Tongue tongue, Readiness readiness, Terminal terminal) {
    StringBuilder out = new StringBuilder();
    for (Readiness.Gap gap : readiness.missing()) {
      out.append(place(gap.at())).append("  ").append(gap.message()).append('\n');
      out.append("  ").append(terminal.bold(gap.command())).append('\n');
    }
    readiness
        .doubled()
        .forEach(
            r ->
                out.append(place(r.again().at()))
                    .append("  ")
                    .append(
                        tongue.pick(
                            r.again().owner() + " says again what " + r.first().owner() + " says (",
                            r.again().owner() + " 重复了 " + r.first().owner() + " 已说的话（"))
                    .append(place(r.first().at()))
                    .append(tongue.pick(").\n", "）。\n")));
    readiness
        .tooLong()
        .forEach(
            l ->
                out.append(place(l.at()))
                    .append("  ")
                    .append(
                        tongue.pick(
                            l.item() + " has " + l.words() + " words, more than ",
                            l.item() + " 有 " + l.words() + " 词，超过 "))
                    .append(readiness.words())
                    .append(
                        tongue.pick(
                            "; tenon review --scenario too-long " + l.item() + "\n",
                            "；tenon review --scenario too-long " + l.item() + "\n")));
    int gaps = readiness.missing().size();
    out.append(
        readiness.isReady()
            ? terminal.green(
                tongue.pick("ready: tenon plan, then tenon build", "就绪：tenon plan，然后 tenon build"))
            : terminal.red(
                tongue.pick(
                    "not ready: " + gaps + (gaps == 1 ? " thing" : " things") + " to do",
                    "未就绪：还有 " + gaps + " 件事")));
    return out.append('\n').toString();
  }

  private static String place(Position at) {
    return at.file() + ":" + at.line() + ":" + at.column();
  }

  /** What {@code check} gives, and {@code ready} beside it. */
  private static String json(CheckResult checked, Readiness readiness) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = (ObjectNode) json.readTree(FindingsJson.render(checked));
    ObjectNode ready = root.putObject("ready");
    ready.put("ready", readiness.isReady());
    ArrayNode missing = ready.putArray("missing");
    readiness
        .missing()
        .forEach(
            gap -> {
              ObjectNode node = missing.addObject().put("kind", gap.kind().word());
              list(node, "items", gap.items());
              at(node, gap.at()).put("message", gap.message()).put("command", gap.command());
            });
    ArrayNode doubled = ready.putArray("doubled");
    readiness
        .doubled()
        .forEach(
            r -> {
              ObjectNode node = at(doubled.addObject(), r.again().at());
              list(node, "items", List.of(r.again().owner(), r.first().owner()));
              at(node.put("text", r.again().text()).putObject("first"), r.first().at());
            });
    ArrayNode tooLong = ready.putArray("long");
    readiness
        .tooLong()
        .forEach(
            l ->
                at(tooLong.addObject().put("item", l.item()), l.at())
                    .put("words", l.words())
                    .put("limit", readiness.words()));
    return json.writeValueAsString(root);
  }

  private static ObjectNode at(ObjectNode node, Position at) {
    return node.put("file", at.file()).put("line", at.line()).put("column", at.column());
  }

  private static void list(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
