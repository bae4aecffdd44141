package dev.tenon.design.trace;

import dev.tenon.design.Tongue;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A trace for programs. */
public final class TraceJson {
  private TraceJson() {}

  /** {@code {"nodes":[{"id","kind","file","line","in_doubt"}],"links":[{"from","key","to"}]}}. */
  public static String of(Trace trace) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("nodes");
      for (Node node : trace.nodes()) {
        json.writeStartObject();
        json.writeStringProperty("id", node.id());
        json.writeStringProperty("kind", node.kind().word(Tongue.EN));
        json.writeStringProperty("file", node.file());
        json.writeNumberProperty("line", node.line());
        json.writeBooleanProperty("in_doubt", node.inDoubt());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("links");
      for (Link link : trace.links()) {
        json.writeStartObject();
        json.writeStringProperty("from", link.from());
        json.writeStringProperty("key", link.key().word(Tongue.EN));
        json.writeStringProperty("to", link.to());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }
}
