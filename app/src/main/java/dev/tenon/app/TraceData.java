package dev.tenon.app;

import dev.tenon.design.Tongue;
import dev.tenon.design.trace.Hole;
import dev.tenon.design.trace.Link;
import dev.tenon.design.trace.LinkKey;
import dev.tenon.design.trace.Node;
import dev.tenon.design.trace.NodeKind;
import dev.tenon.design.trace.NodeStatus;
import dev.tenon.design.trace.Trace;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the page of a trace shows, as JSON that may stand in a page: names once, then numbers. */
final class TraceData {
  private final Trace trace;
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final JsonGenerator json =
      new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);

  private TraceData(Trace trace) {
    this.trace = trace;
    for (Node node : trace.nodes()) {
      places.put(node.id(), places.size());
      files.putIfAbsent(node.file(), files.size());
      if (node.code() != null) {
        files.putIfAbsent(node.code().file(), files.size());
      }
    }
  }

  static String of(Trace trace, String name, Tongue tongue, String base) {
    TraceData data = new TraceData(trace);
    try (JsonGenerator json = data.json) {
      json.writeStartObject();
      json.writeStringProperty("name", name);
      json.writeStringProperty("lang", tongue.pick("en", "zh"));
      json.writeStringProperty("base", base);
      json.writeStringProperty("history", word(trace.history()));
      data.words();
      data.list("files", data.files.keySet(), json::writeString);
      data.list("nodes", trace.nodes(), data::node);
      data.list("links", trace.links(), data::link);
      data.list("holes", trace.holes(), data::hole);
      json.writeEndObject();
    }
    return inPage(data.out.toString());
  }

  /** In JSON these stand in strings alone; escaped, nothing can end the element around them. */
  private static String inPage(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private <T> void list(String name, Iterable<T> values, java.util.function.Consumer<T> each) {
    json.writeArrayPropertyStart(name);
    values.forEach(each);
    json.writeEndArray();
  }

  private void words() {
    names("kinds", NodeKind.values(), k -> t -> k.word(t), null, null);
    names("statuses", NodeStatus.values(), s -> t -> s.word(t), null, null);
    names("keys", LinkKey.values(), k -> t -> k.word(t), k -> t -> k.back(t), LinkKey::direction);
    names("holeKinds", Hole.Kind.values(), k -> t -> k.words(t), null, null);
  }

  private <E extends Enum<E>> void names(
      String name,
      E[] values,
      Function<E, Function<Tongue, String>> words,
      @Nullable Function<E, Function<Tongue, String>> back,
      @Nullable Function<E, Integer> direction) {
    json.writeArrayPropertyStart(name);
    for (E value : values) {
      json.writeStartObject();
      json.writeStringProperty("id", word(value));
      both("words", words.apply(value));
      if (back != null) {
        both("back", back.apply(value));
      }
      if (direction != null) {
        json.writeNumberProperty("direction", direction.apply(value));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void both(String name, Function<Tongue, String> words) {
    json.writeArrayPropertyStart(name);
    json.writeString(words.apply(Tongue.EN));
    json.writeString(words.apply(Tongue.ZH));
    json.writeEndArray();
  }

  private void node(Node node) {
    json.writeStartArray();
    json.writeString(node.id());
    json.writeNumber(node.kind().ordinal());
    json.writeString(node.title());
    json.writeString(node.text());
    json.writeNumber(files.getOrDefault(node.file(), 0));
    json.writeNumber(node.line());
    json.writeNumber(node.status().ordinal());
    Node.Place code = node.code();
    json.writeNumber(code == null ? -1 : files.getOrDefault(code.file(), -1));
    json.writeNumber(code == null ? 0 : code.line());
    json.writeStartArray();
    node.doubts().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndArray();
  }

  private void link(Link link) {
    json.writeStartArray();
    json.writeNumber(places.getOrDefault(link.from(), 0));
    json.writeNumber(link.key().ordinal());
    json.writeNumber(places.getOrDefault(link.to(), 0));
    json.writeEndArray();
  }

  private void hole(Hole hole) {
    json.writeStartArray();
    json.writeNumber(places.getOrDefault(hole.node(), 0));
    json.writeNumber(hole.kind().ordinal());
    json.writeEndArray();
  }
}
