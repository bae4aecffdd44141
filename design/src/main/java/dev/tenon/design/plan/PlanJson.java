package dev.tenon.design.plan;

import java.io.StringWriter;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A plan for programs. */
public final class PlanJson {
  private PlanJson() {}

  /** {@code {"steps":[{"step","title","methods":[],"after":[],"tests":[],"wave","status"}]}}. */
  public static String of(Plan plan) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("steps");
      for (Step step : plan.steps()) {
        json.writeStartObject();
        json.writeStringProperty("step", step.id().toString());
        json.writeStringProperty("title", step.title());
        list(json, "methods", step.members());
        list(json, "after", step.after());
        list(json, "tests", step.tests());
        json.writeNumberProperty("wave", step.wave());
        json.writeStringProperty("status", step.status().word(dev.tenon.design.Tongue.EN));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void list(JsonGenerator json, String name, Collection<?> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(value -> json.writeString(value.toString()));
    json.writeEndArray();
  }
}
