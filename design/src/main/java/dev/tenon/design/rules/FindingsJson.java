package dev.tenon.design.rules;

import dev.tenon.design.Finding;
import java.util.List;

/** Findings for programs, as the language's section 6 says; written by hand, for a fast start. */
public final class FindingsJson {
  private final StringBuilder out = new StringBuilder();

  private FindingsJson() {}

  /** One object, one finding a line, LF at the end. */
  public static String render(CheckResult result) {
    FindingsJson json = new FindingsJson();
    json.out.append("{\"findings\":");
    json.findings(result.findings());
    json.out.append(",\"waived\":");
    json.findings(result.waived());
    CheckResult.Summary n = result.summary();
    json.out
        .append(",\"summary\":{\"errors\":")
        .append(n.errors())
        .append(",\"warnings\":")
        .append(n.warnings())
        .append(",\"information\":")
        .append(n.information())
        .append(",\"items\":")
        .append(n.items())
        .append("}}\n");
    return json.out.toString();
  }

  /** A text as JSON writes it. */
  public static String quoted(String text) {
    FindingsJson json = new FindingsJson();
    json.string(text);
    return json.out.toString();
  }

  private void findings(List<Finding> findings) {
    out.append('[');
    String separator = "\n";
    for (Finding finding : findings) {
      out.append(separator);
      finding(finding);
      separator = ",\n";
    }
    out.append(findings.isEmpty() ? "]" : "\n]");
  }

  private void finding(Finding finding) {
    out.append("{\"rule\":");
    string(finding.rule());
    out.append(",\"severity\":");
    string(finding.severity().word());
    out.append(",\"items\":[");
    for (int i = 0; i < finding.items().size(); i++) {
      out.append(i == 0 ? "" : ",");
      string(finding.items().get(i));
    }
    out.append("],\"file\":");
    string(finding.at().file());
    out.append(",\"line\":").append(finding.at().line());
    out.append(",\"column\":").append(finding.at().column());
    out.append(",\"message\":");
    string(finding.message());
    out.append(",\"hint\":");
    string(finding.hint());
    out.append(",\"id\":");
    string(finding.id());
    out.append('}');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == '\u2028' || c == '\u2029' || isLoneSurrogate(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half of a pair is no character: UTF-8 can't hold it. */
  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
