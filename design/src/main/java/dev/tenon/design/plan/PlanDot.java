package dev.tenon.design.plan;

import dev.tenon.design.Status;

/** A plan as a graph for Graphviz: an arrow from each step to those that build on it. */
public final class PlanDot {
  private PlanDot() {}

  public static String of(Plan plan) {
    StringBuilder dot = new StringBuilder("digraph plan {\n  rankdir=LR;\n  node [shape=box];\n");
    for (Step step : plan.steps()) {
      dot.append("  ")
          .append(quoted(step.id().toString()))
          .append(" [label=")
          .append(quoted(step.id() + " " + step.title()))
          .append(step.status() == Status.DONE ? ", style=filled" : "")
          .append("];\n");
    }
    for (Step step : plan.steps()) {
      step.after()
          .forEach(
              before ->
                  dot.append("  ")
                      .append(quoted(before.toString()))
                      .append(" -> ")
                      .append(quoted(step.id().toString()))
                      .append(";\n"));
    }
    return dot.append("}\n").toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
