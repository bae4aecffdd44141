package dev.tenon.app;

import dev.tenon.design.PlanTable;
import dev.tenon.design.Tongue;
import dev.tenon.works.BuildReport;
import dev.tenon.works.GateResult;
import dev.tenon.works.StepReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a build ended, for programs. */
final class BuildJson {
  private BuildJson() {}

  /**
   * {@code {"steps":[{"step","status","gates":[{"gate","passed"}],"message"}]}}: all steps of the
   * plan; those that this build did not touch have no gates.
   */
  static String of(BuildReport report, @Nullable PlanTable plan) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode steps = root.putArray("steps");
    Map<String, StepReport> touched = new LinkedHashMap<>();
    report.steps().forEach(s -> touched.put(s.step(), s));
    if (plan != null) {
      for (PlanTable.Row row : plan.rows()) {
        StepReport untouched =
            new StepReport(row.id().toString(), row.title(), row.status(), List.of(), "");
        step(steps, touched.getOrDefault(untouched.step(), untouched));
        touched.remove(untouched.step());
      }
    }
    touched.values().forEach(s -> step(steps, s));
    if (report.findings() != null) {
      root.set(
          "findings",
          json.readTree(dev.tenon.design.rules.FindingsJson.render(report.findings()))
              .path("findings"));
    }
    return json.writeValueAsString(root);
  }

  private static void step(ArrayNode steps, StepReport step) {
    ObjectNode node = steps.addObject();
    node.put("step", step.step()).put("status", step.status().word(Tongue.EN));
    ArrayNode gates = node.putArray("gates");
    for (GateResult gate : step.gates()) {
      gates.addObject().put("gate", gate.gate().id()).put("passed", gate.passed());
    }
    node.put("message", step.message());
  }
}
