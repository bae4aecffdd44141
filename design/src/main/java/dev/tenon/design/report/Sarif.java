package dev.tenon.design.report;

import dev.tenon.design.Finding;
import dev.tenon.design.Position;
import dev.tenon.design.Severity;
import dev.tenon.design.Tongue;
import dev.tenon.design.rules.RuleGroup;
import dev.tenon.design.rules.RulePages;
import dev.tenon.design.rules.Rules;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A check as SARIF, the exchange format of static analysis.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** The folder to which all paths are relative. */
  private static final String BASE = "SRCROOT";

  /** The name of our fingerprint: it changes when ids of findings are made in another way. */
  private static final String FINGERPRINT = "tenon/v1";

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final Run run;
  private final List<String> rules = new ArrayList<>(RuleGroup.allRules());
  private final Map<String, Integer> indexes = new HashMap<>();
  private final JsonGenerator json;

  /**
   * What was run.
   *
   * @param version of Tenon
   * @param tongue of the messages
   * @param root the folder to which paths are relative, ending in a slash
   * @param prefix of the project's folder in it, empty or ending in a slash
   * @param based whether a baseline was given
   * @param exit what the command exits with
   */
  public record Run(
      String version, Tongue tongue, URI root, String prefix, boolean based, int exit) {}

  private Sarif(Run run, JsonGenerator json) {
    this.run = run;
    this.json = json;
    for (int i = 0; i < rules.size(); i++) {
      indexes.put(rules.get(i), i);
    }
  }

  /** One log with one run, LF at the end. */
  public static String render(Baseline.Applied check, Run run) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json =
        JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(out)) {
      new Sarif(run, json).log(check);
    }
    return out.append('\n').toString();
  }

  private void log(Baseline.Applied check) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool();
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    json.writeNumberProperty("exitCode", run.exit());
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(BASE);
    json.writeStringProperty("uri", run.root().toASCIIString());
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("language", run.tongue().pick("en-US", "zh-CN"));
    json.writeStringProperty("columnKind", "unicodeCodePoints");
    json.writeArrayPropertyStart("results");
    check.result().findings().forEach(f -> result(f, run.based() ? "new" : "", null));
    check.known().forEach(f -> result(f, "unchanged", null));
    check
        .result()
        .waived()
        .forEach(f -> result(f, "", check.result().reasons().getOrDefault(f, "")));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Tenon");
    json.writeStringProperty("version", run.version());
    json.writeStringProperty("semanticVersion", run.version());
    json.writeArrayPropertyStart("rules");
    rules.forEach(this::rule);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(String id) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    RulePages.find(id)
        .ifPresent(
            page -> {
              text("shortDescription", oneLine(page.sentence()));
              text("fullDescription", oneLine(page.why()));
              json.writeObjectPropertyStart("help");
              json.writeStringProperty(
                  "text", literal(oneLine(page.mend()) + "\n" + oneLine(page.waive())));
              json.writeStringProperty("markdown", RulePages.text(id).orElse(page.mend()));
              json.writeEndObject();
            });
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", level(Rules.severity(id)));
    json.writeEndObject();
    json.writeObjectPropertyStart("properties");
    json.writeArrayPropertyStart("tags");
    RuleGroup.of(id).ifPresent(group -> json.writeString(group.word()));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /**
   * @param state how it stands to the baseline, empty without one
   * @param waived the reason of the waiver that takes it away; null if none does
   */
  private void result(Finding finding, String state, @Nullable String waived) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.rule());
    Integer index = indexes.get(finding.rule());
    if (index != null) {
      json.writeNumberProperty("ruleIndex", index);
    }
    json.writeStringProperty("level", level(finding.severity()));
    String hint = finding.hint().isEmpty() ? "" : " " + finding.hint();
    text("message", finding.message() + hint);
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    place(finding.at());
    items(finding.items());
    json.writeEndObject();
    json.writeEndArray();
    for (String name : List.of("fingerprints", "partialFingerprints")) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty(FINGERPRINT, finding.id());
      json.writeEndObject();
    }
    if (!state.isEmpty()) {
      json.writeStringProperty("baselineState", state);
    }
    if (waived != null) {
      json.writeArrayPropertyStart("suppressions");
      json.writeStartObject();
      json.writeStringProperty("kind", "inSource");
      json.writeStringProperty("justification", waived);
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A finding that points nowhere points at the settings: code scanning wants a place. */
  private void place(Position at) {
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    String file = at.file().isEmpty() ? "tenon.toml" : at.file();
    json.writeStringProperty("uri", percentEncoded(run.prefix() + file));
    json.writeStringProperty("uriBaseId", BASE);
    json.writeEndObject();
    if (!at.file().isEmpty()) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", at.line());
      json.writeNumberProperty("startColumn", at.column());
      json.writeNumberProperty("endLine", at.line());
      json.writeNumberProperty("endColumn", at.column() + at.length());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void items(List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("logicalLocations");
    for (String item : items.stream().distinct().toList()) {
      json.writeStartObject();
      json.writeStringProperty("fullyQualifiedName", item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", literal(text));
    json.writeEndObject();
  }

  /** Braces hold places for arguments, and {@code [text](target)} is a link, unless escaped. */
  private static String literal(String text) {
    String braces = text.replace("{", "{{").replace("}", "}}");
    return braces.contains("](")
        ? braces.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        : braces;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\n\\s*", " ");
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION -> "note";
    };
  }

  /** A path as a relative reference of RFC 3986. */
  static String percentEncoded(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format("%02X", b));
      }
    }
    return out.toString();
  }
}
