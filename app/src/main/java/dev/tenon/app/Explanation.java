package dev.tenon.app;

import dev.tenon.design.Design;
import dev.tenon.design.Tongue;
import dev.tenon.design.constraints.Conflict;
import dev.tenon.design.constraints.Constraints;
import dev.tenon.design.constraints.Fault;
import dev.tenon.design.constraints.Knowledge;
import dev.tenon.design.rules.ConstraintRules;
import dev.tenon.design.rules.NearestName;
import dev.tenon.works.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tenon check --explain NAME}: what is known about a parameter. */
final class Explanation {
  private static final JsonMapper JSON = new JsonMapper();

  private Explanation() {}

  /**
   * Prints it.
   *
   * @return 1 if the parameter stands in a contradiction, else 0
   * @throws Refusal naming the nearest parameter, if there is none of that name
   */
  static int print(Design design, String name, String format, Terminal terminal) {
    Constraints constraints = ConstraintRules.read(design);
    Knowledge known =
        constraints
            .explain(name)
            .orElseThrow(() -> new Refusal(unknown(name, constraints.names())));
    terminal
        .out()
        .print(
            format.equals("json")
                ? json(known, design.tongue()) + "\n"
                : text(known, design.tongue(), terminal));
    return known.conflicts().isEmpty() ? 0 : 1;
  }

  private static String unknown(String name, List<String> names) {
    if (names.isEmpty()) {
      return "there is no parameter " + name + ": the design has no table of parameters";
    }
    String near = NearestName.of(name, names);
    return "there is no parameter "
        + name
        + (near.isEmpty()
            ? "; there are " + String.join(", ", names.subList(0, Math.min(8, names.size())))
            : "; did you mean " + near + "?");
  }

  private static String text(Knowledge known, Tongue tongue, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(terminal.bold(known.name()) + "  " + kind(known, tongue));
    if (!known.value().isEmpty()) {
      lines.add(
          known.derived()
              ? tongue.pick("derived from  ", "派生自  ") + known.value()
              : tongue.pick("value  ", "取值  ") + known.value() + unit(known));
    }
    if (!known.range().isEmpty()) {
      lines.add(tongue.pick("range  ", "范围  ") + known.range() + unit(known));
    }
    for (Fault fault : known.faults()) {
      lines.add(terminal.red(fault.message().in(tongue)));
    }
    for (Conflict conflict : known.conflicts()) {
      lines.add(
          terminal.red(tongue.pick("contradiction  ", "矛盾  "))
              + conflict.message().in(tongue)
              + tongue.pick(
                  " What follows leaves " + String.join(", ", conflict.items()) + " out.",
                  "以下不计 " + String.join("、", conflict.items()) + "。"));
    }
    String only = known.exactly();
    if (!only.isEmpty()) {
      lines.add(tongue.pick("exactly  ", "只能是  ") + terminal.green(only));
    }
    limit(lines, known.lower(), true, tongue);
    limit(lines, known.upper(), false, tongue);
    values(lines, known, tongue);
    if (!known.decided()) {
      lines.add(tongue.pick("Not all of this was decided within the limit.", "部分结论在限度内未能判定。"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String unit(Knowledge known) {
    return known.unit().isEmpty() || !isNumber(known) ? "" : " (" + known.unit() + ")";
  }

  private static String kind(Knowledge known, Tongue tongue) {
    return switch (known.kind()) {
      case "integer" -> tongue.pick("a whole number", "整数");
      case "number" -> tongue.pick("a number", "数");
      case "boolean" -> tongue.pick("true or false", "布尔");
      case "enumeration" -> tongue.pick("one of several words", "枚举");
      default -> tongue.pick("of no known type", "类型未知");
    };
  }

  private static void limit(
      List<String> lines, Knowledge.@Nullable Limit limit, boolean lower, Tongue tongue) {
    if (limit == null) {
      return;
    }
    String sign = (lower ? ">" : "<") + (limit.included() ? "=" : "");
    String by = limit.items().isEmpty() ? "" : "  ← " + String.join(", ", limit.items());
    String about = limit.proven() ? "" : tongue.pick("  (may be tighter)", "（可能更紧）");
    lines.add(sign + " " + limit.value() + by + about);
  }

  private static void values(List<String> lines, Knowledge known, Tongue tongue) {
    if (known.values().isEmpty() || !known.exactly().isEmpty() && isNumber(known)) {
      return;
    }
    List<String> possible =
        known.values().stream()
            .filter(Knowledge.Choice::possible)
            .map(Knowledge.Choice::value)
            .toList();
    lines.add(
        tongue.pick("may be  ", "可以是  ")
            + (possible.isEmpty() ? "–" : String.join(", ", possible)));
    for (Knowledge.Choice choice : known.values()) {
      if (!choice.possible()) {
        lines.add(
            tongue.pick("not  ", "不能是  ")
                + choice.value()
                + "  ← "
                + String.join(", ", choice.items()));
      }
    }
  }

  private static boolean isNumber(Knowledge known) {
    return known.kind().equals("integer") || known.kind().equals("number");
  }

  private static String json(Knowledge known, Tongue tongue) {
    ObjectNode all = JSON.createObjectNode();
    all.put("parameter", known.name());
    all.put("kind", known.kind());
    all.put("unit", known.unit());
    all.put("value", known.value());
    all.put("derived", known.derived());
    all.put("range", known.range());
    all.set("lower", limit(known.lower()));
    all.set("upper", limit(known.upper()));
    all.put("exactly", known.exactly().isEmpty() ? null : known.exactly());
    ArrayNode values = all.putArray("values");
    for (Knowledge.Choice choice : known.values()) {
      ObjectNode node = values.addObject();
      node.put("value", choice.value());
      node.put("possible", choice.possible());
      choice.items().forEach(node.putArray("items")::add);
    }
    all.put("decided", known.decided());
    ArrayNode faults = all.putArray("faults");
    known.faults().forEach(f -> faults.add(f.message().in(tongue)));
    ArrayNode conflicts = all.putArray("contradictions");
    for (Conflict conflict : known.conflicts()) {
      ObjectNode node = conflicts.addObject();
      conflict.items().forEach(node.putArray("items")::add);
      node.put("message", conflict.message().in(tongue));
    }
    return JSON.writeValueAsString(all);
  }

  private static tools.jackson.databind.JsonNode limit(Knowledge.@Nullable Limit limit) {
    if (limit == null) {
      return JSON.nullNode();
    }
    ObjectNode node = JSON.createObjectNode();
    node.put("value", limit.value());
    node.put("included", limit.included());
    node.put("proven", limit.proven());
    limit.items().forEach(node.putArray("items")::add);
    return node;
  }
}
