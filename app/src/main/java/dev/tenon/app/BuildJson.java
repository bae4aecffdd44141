package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.works.BuildReport;
import dev.tenon.works.GateResult;
import dev.tenon.works.StepReport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a build ended, for programs. */
final class BuildJson {
  private BuildJson() {}

  /** {@code {"steps":[{"step","status","gates":[{"gate","passed"}],"message"}]}}. */
  static String of(BuildReport report) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode();
    ArrayNode steps = root.putArray("steps");
    for (StepReport step : report.steps()) {
      ObjectNode node = steps.addObject();
      node.put("step", step.step()).put("status", step.status().word(Tongue.EN));
      ArrayNode gates = node.putArray("gates");
      for (GateResult gate : step.gates()) {
        gates.addObject().put("gate", gate.gate().id()).put("passed", gate.passed());
      }
      node.put("message", step.message());
    }
    if (report.findings() != null) {
      root.set(
          "findings",
          json.readTree(dev.tenon.design.rules.FindingsJson.render(report.findings()))
              .path("findings"));
    }
    return json.writeValueAsString(root);
  }
}
